# sshd's configuration: a file of its own where sshd_config includes such files, else a marked block at its top.

daypass_begins='# BEGIN daypass: this block is kept by daypass-node, which takes it out again by "daypass-node remove"'
daypass_ends='# END daypass'

# Another authority would silently stop to count, so nothing is changed where there is one.
daypass_need_room() {
  ca=$(sed -n 's/^trustedusercakeys //p' "$tmp/effective")
  [ "$ca" = "$conf/node_authority.pub" ] && return 0
  principals=$(sed -n 's/^authorizedprincipalscommand //p' "$tmp/effective")
  case ${ca:-none} in
    none) ;;
    *) fail "sshd trusts another authority already (TrustedUserCAKeys $ca). Nothing was changed." ;;
  esac
  case ${principals:-none} in
    none) ;;
    *) fail "sshd has an AuthorizedPrincipalsCommand already. Nothing was changed." ;;
  esac
  if grep -q '^pubkeyauthentication no' "$tmp/effective"; then
    fail 'sshd takes no keys (PubkeyAuthentication no), so nobody could get in. Nothing was changed.'
  fi
}

daypass_includes() {
  awk -v folder="$(dirname "$sshd_config")/sshd_config.d/" '
    tolower($1) == "match" { exit }
    tolower($1) == "include" {
      for (i = 2; i <= NF; i++) { gsub(/"/, "", $i); if ($i == folder "*.conf" || $i == "sshd_config.d/*.conf") found = 1 }
    }
    END { exit !found }' "$sshd_config"
}

# The lines of the answer, for this system: where echo is, and whose account runs it.
daypass_lines() {
  echo_at=/usr/bin/echo
  [ -x "$echo_at" ] || echo_at=/bin/echo
  daypass_answer sshd-config | LC_ALL=C tr -cd '\040-\176\n' |
    sed -e "s|/etc/daypass/|$conf/|" -e "s|/usr/bin/echo|$echo_at|" -e "s|CommandUser nobody|CommandUser $command_user|"
}

# Puts $tmp/lines where sshd reads them. Sets $placed.
daypass_place() {
  if daypass_includes; then
    placed=$(dirname "$sshd_config")/sshd_config.d/50-daypass.conf
    [ -d "$(dirname "$placed")" ] || mkdir -m 755 "$(dirname "$placed")"
    { say "# Kept by daypass-node, which deletes it by \"daypass-node remove\"" && cat "$tmp/lines"; } >"$placed.new" &&
      chmod 644 "$placed.new" && mv -f "$placed.new" "$placed"
  else
    placed=$sshd_config
    daypass_without_block >"$tmp/plain-config"
    { say "$daypass_begins" && cat "$tmp/lines" && say "$daypass_ends" && cat "$tmp/plain-config"; } >"$tmp/new-config"
    daypass_replace_config "$tmp/new-config"
  fi
}

# The configuration without our block, byte for byte.
daypass_without_block() {
  first=$(grep -n '^# BEGIN daypass' "$sshd_config" | head -n 1 | cut -d: -f1)
  last=$(grep -n '^# END daypass' "$sshd_config" | head -n 1 | cut -d: -f1)
  if [ -z "$first" ] || [ -z "$last" ] || [ "$last" -lt "$first" ]; then
    cat "$sshd_config"
  else
    [ "$first" -eq 1 ] || head -n $((first - 1)) "$sshd_config"
    tail -n +$((last + 1)) "$sshd_config"
  fi
}

# Keeps owner and mode, and is whole at any moment.
daypass_replace_config() {
  cp -p "$sshd_config" "$sshd_config.daypass" && cat "$1" >"$sshd_config.daypass" &&
    mv -f "$sshd_config.daypass" "$sshd_config"
}

daypass_unplace() {
  rm -f "$(dirname "$sshd_config")/sshd_config.d/50-daypass.conf"
  if grep -q '^# BEGIN daypass' "$sshd_config"; then
    daypass_without_block >"$tmp/plain-config" && daypass_replace_config "$tmp/plain-config"
  fi
}

# Installs the lines of the answer; on any trouble puts everything back and says what it was.
daypass_configure() {
  daypass_lines >"$tmp/lines"
  if ! daypass_place; then
    trouble="$sshd_config could not be written"
  elif ! "$sshd" -t -f "$sshd_config" 2>"$tmp/sshd-says" </dev/null; then
    trouble="sshd does not take the new lines: $(plain <"$tmp/sshd-says")"
  elif ! daypass_effective >"$tmp/effective" || ! daypass_counts; then
    trouble="other lines of sshd's configuration come before the new ones, so these would not count"
  elif ! daypass_reload; then
    trouble='sshd could not be reloaded'
  else
    return 0
  fi
  daypass_unplace
  [ "$trouble" != 'sshd could not be reloaded' ] || daypass_reload
  return 1
}

daypass_counts() {
  grep -qxF "trustedusercakeys $conf/node_authority.pub" "$tmp/effective" &&
    grep -q "^authorizedprincipalscommand .*$(daypass_answer node | head -n 1):%u" "$tmp/effective"
}

daypass_reload() {
  if [ "$reload" = no ]; then
    say 'sshd was not reloaded, as you asked. It takes the change at its next reload.'
  elif [ -n "$pid_file" ]; then
    kill -HUP "$(cat "$pid_file")"
  elif [ -n "$root" ]; then
    return 0
  elif [ -d /run/systemd/system ]; then
    for unit in ssh.service sshd.service; do
      if systemctl is-active --quiet "$unit"; then
        systemctl reload "$unit"
        return
      fi
    done
    # Started by a socket for each connection, or not running: it reads its configuration when it starts.
  elif command -v rc-service >/dev/null 2>&1 && rc-service sshd status >/dev/null 2>&1; then
    rc-service sshd reload
  elif [ -s /run/sshd.pid ]; then
    kill -HUP "$(cat /run/sshd.pid)"
  elif command -v service >/dev/null 2>&1; then
    service ssh reload 2>/dev/null || service sshd reload
  else
    warn 'No way to reload sshd was found. Reload it yourself.'
  fi
}
