# What this server is and says of itself.

daypass_find_sshd() {
  for each in "$sshd" "$(command -v sshd)" /usr/sbin/sshd /usr/local/sbin/sshd; do
    [ -n "$each" ] && [ -x "$each" ] && sshd=$each && break
  done
  [ -n "$sshd" ] && [ -x "$sshd" ] || fail 'There is no sshd here. Install the OpenSSH server and run this again.'
  [ -n "$sshd_config" ] || sshd_config=$root/etc/ssh/sshd_config
  [ -f "$sshd_config" ] || fail "There is no $sshd_config. Name sshd's configuration with --sshd-config FILE."
  sshd_config=$(readlink -f "$sshd_config")
  # sshd refuses to check anything without it, and on some systems only its start makes it.
  [ "$(id -u)" != 0 ] || [ -d /run/sshd ] || mkdir -m 755 /run/sshd 2>/dev/null
  return 0
}

# What sshd makes of its configuration, for a connection that no Match block is about.
daypass_effective() {
  "$sshd" -T -f "$sshd_config" \
    -C user=daypass-check,host=daypass-check.invalid,addr=192.0.2.1,laddr=192.0.2.2,lport=22 \
    2>"$tmp/sshd-says" </dev/null
}

daypass_host_keys() {
  sed -n 's/^hostkey //p' "$tmp/effective" | while read -r key; do
    if [ -f "$key.pub" ]; then cat "$key.pub"; elif [ -f "$key" ]; then ssh-keygen -y -f "$key" </dev/null; fi
  done 2>/dev/null | LC_ALL=C tr -cd '\040-\176\n' | sed -e '/^[a-z]/!d' -e 's/^/host-key /'
}

# Each program in labels.d prints the value of the label that it is named after. They run as root, so only root may
# be able to change them.
daypass_command_labels() {
  [ -d "$conf/labels.d" ] || return 0
  find "$conf/labels.d" -type f -user "$(id -u)" -perm -100 ! -perm -020 ! -perm -002 | sort |
    while read -r each; do
      label=$(basename "$each")
      value=$(daypass_patiently "$each" </dev/null 2>/dev/null | plain)
      [ -n "$value" ] && say "command-label ${label%.sh}=$value"
    done
}

daypass_patiently() {
  if command -v timeout >/dev/null 2>&1; then timeout 10 "$@"; else "$@"; fi
}

daypass_trusts() {
  [ -f "$conf/node_authority.pub" ] || return 0
  ssh-keygen -l -f "$conf/node_authority.pub" </dev/null 2>/dev/null | sed -n 's/^[0-9]* \(SHA256:[^ ]*\).*/trusts \1/p'
}

daypass_facts() {
  say "hostname $(hostname 2>/dev/null | plain)"
  [ -r /etc/os-release ] && say "os $(. /etc/os-release && say "${PRETTY_NAME:-}" | plain)"
  say "kernel $(uname -sr | plain)"
  say "arch $(uname -m | plain)"
  # Older versions do not know -V, and name their version while they complain.
  say "sshd $("$sshd" -V 2>&1 </dev/null | sed -n 's/.*\(OpenSSH_[^ ,]*\).*/\1/p' | plain)"
  if command -v ip >/dev/null 2>&1; then
    ip -o addr show scope global 2>/dev/null | sed -n 's/.* inet6* \([^ /]*\).*/ip \1/p'
  else
    hostname -I 2>/dev/null | tr ' ' '\n' | sed -n 's/^\([0-9a-f].*\)/ip \1/p'
  fi
}

# Writes $tmp/report and $tmp/effective.
daypass_report() {
  daypass_need_tunnel_key
  daypass_effective >"$tmp/effective" || fail "sshd cannot read its configuration: $(plain <"$tmp/sshd-says")"
  [ -n "$port" ] || port=$(sed -n 's/^port //p' "$tmp/effective" | head -n 1)
  {
    [ -z "$name" ] || say "name $(say "$name" | plain)"
    [ -z "$address" ] || say "address $(say "$address" | plain)"
    say "port $port"
    daypass_host_keys
    printf '%s' "$labels" | sed 's/^/label /'
    daypass_command_labels
    daypass_trusts
    daypass_tunnel_line
    daypass_facts
  } >"$tmp/report"
}
