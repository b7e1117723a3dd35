# What is called: daypass_enrol by the command from the app, daypass_command by the installed program.

# Keys of the node authority and issuers of the API: written only when the answer is whole, each file at once.
daypass_keep_keys() {
  daypass_answer authority | LC_ALL=C grep -E '^ssh-ed25519 [A-Za-z0-9+/=]+( [ -~]*)?$' >"$tmp/authority"
  daypass_answer server-authority | LC_ALL=C grep -E '^[A-Za-z0-9+/=]+$' | while read -r each; do
    say '-----BEGIN CERTIFICATE-----'
    say "$each" | fold -w 64
    say '-----END CERTIFICATE-----'
  done >"$tmp/cluster.pem"
  [ -s "$tmp/authority" ] && [ -s "$tmp/cluster.pem" ] || return 1
  (umask 022 && mkdir -p "$conf") || return 1
  daypass_put "$tmp/authority" "$conf/node_authority.pub" 644
  daypass_put "$tmp/cluster.pem" "$conf/cluster.pem" 644
}

# daypass_put FROM TO MODE: replaces a file at once, and only where it differs
daypass_put() {
  cmp -s "$1" "$2" && return 0
  cp "$1" "$2.new" && chmod "$3" "$2.new" && mv -f "$2.new" "$2"
}

daypass_keep_node() {
  {
    say "node $(daypass_answer node | head -n 1)"
    say "name $(daypass_answer name | plain)"
    say "cluster $(daypass_answer cluster | plain)"
    say "server $daypass_server"
    say "cluster-at $cluster_at"
    say "sshd $sshd"
    say "sshd-config $sshd_config"
    say "reload $reload"
    say "tunnel $tunnel"
    [ -z "$pid_file" ] || say "pid-file $pid_file"
  } >"$tmp/node"
  daypass_put "$tmp/node" "$conf/node" 644
}

daypass_install_program() {
  (umask 022 && mkdir -p "$(dirname "$program")") &&
    curl -fsS --max-time 60 --cacert "$cacert" --connect-to "::$cluster_at" -o "$tmp/program" \
      "https://$daypass_server/enrol" </dev/null &&
    say 'daypass_command "$@"' >>"$tmp/program" &&
    daypass_put "$tmp/program" "$program" 755
}

daypass_enrol() {
  token=$1 cluster_at=$2
  shift 2
  daypass_options "$@"
  daypass_begin
  daypass_find_sshd
  "$sshd" -t -f "$sshd_config" 2>"$tmp/sshd-says" </dev/null ||
    fail "sshd's configuration is not in order as it is, and nothing was changed: $(plain <"$tmp/sshd-says")"
  say "$daypass_authorities" >"$tmp/cluster-now.pem"
  cacert=$tmp/cluster-now.pem
  daypass_report
  daypass_need_room
  if [ "$dry_run" = yes ]; then
    say "Nothing is changed. This would be reported to $cluster_at:"
    sed 's/^/  /' "$tmp/report"
    say "Then $conf and $program would be written, and lines for them put into sshd's configuration."
    return 0
  fi
  daypass_other=$(daypass_kept server)
  [ "${daypass_other:-$daypass_server}" = "$daypass_server" ] ||
    fail "This server is enrolled in another cluster, $(daypass_kept cluster). Run \"daypass-node remove\" first."
  if [ -f "$conf/credential" ] && daypass_call report "$conf/credential" "$tmp/report"; then
    daypass_settle 'is enrolled already, and up to date'
    return
  fi
  daypass_header "$token" >"$tmp/header"
  daypass_call join "$tmp/header" "$tmp/report" || fail "It was not enrolled, and nothing was changed. $(daypass_why)"
  credential=$(daypass_answer credential | LC_ALL=C grep -E '^[0-9a-f-]{36}\.[A-Za-z0-9_-]{43}$') ||
    fail 'It was not enrolled: the answer of the cluster is not as expected. Nothing was changed.'
  daypass_header "$credential" >"$tmp/credential"
  daypass_settle 'is enrolled'
}

# Makes this server what the answer says, or undoes all of it.
daypass_settle() {
  if ! daypass_keep_keys || ! daypass_keep_node; then
    trouble="$conf could not be written"
  elif [ -f "$tmp/credential" ] && ! daypass_put "$tmp/credential" "$conf/credential" 600; then
    trouble="$conf/credential could not be written"
  elif ! daypass_keep_gateway; then
    trouble="$conf/gateway could not be written"
  elif daypass_configure; then
    trouble=''
  fi
  if [ -n "$trouble" ]; then
    [ ! -f "$tmp/credential" ] || daypass_call leave "$tmp/credential" /dev/null
    [ ! -f "$tmp/credential" ] || daypass_forget
    fail "It was not enrolled, and everything was put back: $trouble."
  fi
  daypass_install_program || warn "$program could not be written: run the command again to get it."
  daypass_schedule
  daypass_run_tunnel
  daypass_report
  daypass_call report "$conf/credential" "$tmp/report" || warn "The first report did not arrive: $(daypass_why)"
  say "$(daypass_kept name) $1 in the cluster $(daypass_kept cluster). To undo it: sudo daypass-node remove"
  daypass_tell_refused
}

daypass_command() {
  daypass_options "$@"
  case $action in
    refresh | remove | tunnel) ;;
    *) fail "Say daypass-node refresh, daypass-node remove or daypass-node tunnel. $daypass_help" ;;
  esac
  [ -f "$conf/node" ] || fail 'This server is not enrolled.'
  daypass_begin
  daypass_recall
  daypass_find_sshd
  "daypass_$action"
}

daypass_refresh() {
  for again in no yes; do
    daypass_report
    if ! daypass_call report "$conf/credential" "$tmp/report"; then
      if [ "$status" = 401 ]; then
        daypass_unschedule
        daypass_stop_tunnel
      fi
      fail "The report did not arrive. $(daypass_why)"
    fi
    daypass_keep_gateway || fail "$conf/gateway could not be written."
    cp "$conf/node_authority.pub" "$tmp/before"
    daypass_keep_keys || fail 'The answer of the cluster is not as expected. Nothing was changed.'
    # New keys are reported at once, so that the cluster knows when it may stop to use the old ones.
    if [ "$again" = yes ] || cmp -s "$tmp/before" "$conf/node_authority.pub"; then break; fi
  done
  daypass_tell_refused
}

daypass_tell_refused() {
  refused=$(daypass_answer host-key-refused | plain)
  [ -n "$refused" ] || return 0
  warn "This server's host key is $refused, but the cluster knows $(daypass_answer host-key-known | plain)."
  fail 'If you changed it, confirm the new one in Daypass, under Administration, Servers. Until then nobody gets in.'
}

daypass_remove() {
  daypass_unplace || fail "$sshd_config could not be put back. Nothing else was changed."
  if "$sshd" -t -f "$sshd_config" 2>"$tmp/sshd-says" </dev/null; then
    daypass_reload || warn 'sshd could not be reloaded. Reload it yourself.'
  else
    warn "sshd's configuration is not in order, so sshd was not reloaded: $(plain <"$tmp/sshd-says")"
  fi
  daypass_call leave "$conf/credential" /dev/null || [ "$status" = 401 ] ||
    warn "The cluster could not be told, so delete this server in Daypass too. $(daypass_why)"
  daypass_unschedule
  daypass_stop_tunnel
  daypass_forget
  rm -f "$program"
  say 'This server is no longer enrolled, and sshd is configured as it was.'
}

daypass_forget() {
  daypass_forget_tunnel
  rm -f "$conf/node" "$conf/credential" "$conf/cluster.pem" "$conf/node_authority.pub"
  rmdir "$conf/labels.d" 2>/dev/null
  rmdir "$conf" 2>/dev/null || [ ! -d "$conf" ] || say "Your own files in $conf were left there."
}
