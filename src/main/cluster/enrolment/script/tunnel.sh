# For servers that the cluster cannot reach: they keep a connection to the gateway, and are reached by that connection.

# Before anything is kept the new key lies with what is temporary.
daypass_need_tunnel_key() {
  [ "$tunnel" = yes ] || return 0
  command -v ssh >/dev/null 2>&1 || fail 'ssh is missing, which keeps the tunnel. Install the OpenSSH client and run this again.'
  [ -f "$conf/tunnel_key" ] || [ -f "$tmp/tunnel_key" ] ||
    ssh-keygen -q -t ed25519 -N '' -C daypass-tunnel -f "$tmp/tunnel_key" </dev/null ||
    fail 'No key for the tunnel could be made.'
}

daypass_tunnel_line() {
  [ "$tunnel" = yes ] || return 0
  for each in "$conf/tunnel_key" "$tmp/tunnel_key"; do
    if [ -f "$each" ]; then
      say "tunnel-key $(ssh-keygen -y -f "$each" </dev/null | plain)"
      return
    fi
  done
}

# Where the gateway is and whom it must prove to be, by the last answer.
daypass_keep_gateway() {
  [ "$tunnel" = yes ] || return 0
  gateway_name=$(daypass_answer gateway-name | plain | tr -cd 'A-Za-z0-9.-')
  gateway_port=$(daypass_answer gateway-port | plain | tr -cd '0-9')
  daypass_answer gateway-authority | LC_ALL=C grep -E '^ssh-ed25519 [A-Za-z0-9+/=]+$' |
    sed "s/^/@cert-authority $gateway_name /" >"$tmp/gateway_hosts"
  [ -n "$gateway_name" ] && [ -n "$gateway_port" ] && [ -s "$tmp/gateway_hosts" ] || return 1
  {
    say "name $gateway_name"
    say "host $(say "${cluster_at%:*}" | tr -d '[]')"
    say "port $gateway_port"
    say "sshd-port $port"
  } >"$tmp/gateway"
  [ ! -f "$tmp/tunnel_key" ] || daypass_put "$tmp/tunnel_key" "$conf/tunnel_key" 600 || return 1
  daypass_put "$tmp/gateway_hosts" "$conf/gateway_hosts" 644 && daypass_put "$tmp/gateway" "$conf/gateway" 644
}

daypass_gateway() { sed -n "s/^$1 //p" "$conf/gateway" | head -n 1; }

# Runs until it is ended. Each time it looks again where the gateway is.
daypass_tunnel() {
  [ "$tunnel" = yes ] && [ -f "$conf/gateway" ] || fail 'This server keeps no tunnel.'
  child='' pause=2
  trap '[ -z "$child" ] || kill "$child" 2>/dev/null; exit 0' HUP INT TERM
  while :; do
    began=$(date +%s)
    ssh -N -T -F /dev/null -i "$conf/tunnel_key" -l "node:$(daypass_kept node)" -p "$(daypass_gateway port)" \
      -R "daypass:22:127.0.0.1:$(daypass_gateway sshd-port)" -o BatchMode=yes -o IdentitiesOnly=yes \
      -o IdentityAgent=none -o ExitOnForwardFailure=yes -o ServerAliveInterval=15 -o ServerAliveCountMax=3 \
      -o ConnectTimeout=15 -o StrictHostKeyChecking=yes -o "UserKnownHostsFile=$conf/gateway_hosts" \
      -o GlobalKnownHostsFile=/dev/null -o "HostKeyAlias=$(daypass_gateway name)" "$(daypass_gateway host)" </dev/null &
    child=$!
    wait "$child"
    child=''
    # What held for a while was cut; what fails at once is tried less and less often.
    [ $(($(date +%s) - began)) -lt 60 ] || pause=2
    sleep "$pause" &
    child=$!
    wait "$child"
    child=''
    pause=$((pause * 2))
    [ "$pause" -le 60 ] || pause=60
  done
}

# Has the system keep the tunnel, or not any more.
daypass_run_tunnel() {
  if [ "$tunnel" != yes ]; then
    daypass_stop_tunnel
    daypass_forget_tunnel
  elif [ "$timer" != yes ]; then
    say "Have something keep $program tunnel running: by it alone the cluster reaches this server."
  elif [ -d /run/systemd/system ]; then
    printf '%s\n' '[Unit]' 'Description=Keep this server reachable for the Daypass cluster' \
      'Wants=network-online.target' 'After=network-online.target' '[Service]' "ExecStart=$program tunnel" \
      'Restart=always' 'RestartSec=10' '[Install]' 'WantedBy=multi-user.target' >"$daypass_units/daypass-tunnel.service" &&
      chmod 644 "$daypass_units/daypass-tunnel.service" && systemctl daemon-reload &&
      systemctl enable --quiet daypass-tunnel.service && systemctl restart daypass-tunnel.service
  elif [ -d /etc/cron.d ] && command -v flock >/dev/null 2>&1; then
    say "* * * * * root flock -n /run/daypass-tunnel.lock $program tunnel >/dev/null 2>&1" >/etc/cron.d/daypass-tunnel &&
      chmod 644 /etc/cron.d/daypass-tunnel
  else
    warn "Nothing was found that keeps programs running. Have it keep $program tunnel running."
  fi
}

daypass_stop_tunnel() {
  [ -z "$root" ] || return 0
  if [ -f "$daypass_units/daypass-tunnel.service" ]; then
    systemctl disable --quiet --now daypass-tunnel.service
    rm -f "$daypass_units/daypass-tunnel.service"
    systemctl daemon-reload
  fi
  rm -f /etc/cron.d/daypass-tunnel
}

daypass_forget_tunnel() { rm -f "$conf/tunnel_key" "$conf/gateway" "$conf/gateway_hosts"; }
