# Reporting every ten minutes, by whatever this system has for that.

daypass_units=/etc/systemd/system

daypass_schedule() {
  [ "$timer" = yes ] || return 0
  if [ -d /run/systemd/system ]; then
    daypass_unit service '[Unit]' 'Description=Report to the Daypass cluster' 'Wants=network-online.target' \
      'After=network-online.target' '[Service]' 'Type=oneshot' "ExecStart=$program refresh"
    daypass_unit timer '[Unit]' 'Description=Report to the Daypass cluster' '[Timer]' 'OnBootSec=1min' \
      'OnUnitActiveSec=10min' 'RandomizedDelaySec=1min' '[Install]' 'WantedBy=timers.target'
    systemctl daemon-reload && systemctl enable --quiet --now daypass-node.timer && return 0
  elif [ -d /etc/cron.d ]; then
    say "*/10 * * * * root $program refresh >/dev/null" >/etc/cron.d/daypass-node &&
      chmod 644 /etc/cron.d/daypass-node && return 0
  elif [ -d /etc/periodic/15min ]; then
    { say '#!/bin/sh' && say "exec $program refresh >/dev/null"; } >/etc/periodic/15min/daypass-node &&
      chmod 755 /etc/periodic/15min/daypass-node && return 0
  fi
  warn "Nothing was found that runs programs by the clock. Have $program refresh run every ten minutes."
}

daypass_unit() {
  kind=$1
  shift
  printf '%s\n' "$@" >"$daypass_units/daypass-node.$kind" && chmod 644 "$daypass_units/daypass-node.$kind"
}

daypass_unschedule() {
  [ -z "$root" ] || return 0
  if [ -f "$daypass_units/daypass-node.timer" ]; then
    systemctl disable --quiet --now daypass-node.timer
    rm -f "$daypass_units/daypass-node.timer" "$daypass_units/daypass-node.service"
    systemctl daemon-reload
  fi
  rm -f /etc/cron.d/daypass-node /etc/periodic/15min/daypass-node
}
