#!/bin/sh
# daypass-node: keeps this server enrolled in a Daypass cluster.
#
#   daypass-node refresh   report host keys, labels and facts; take over the cluster's current keys
#   daypass-node tunnel    keep this server reachable by its own connection to the gateway (run by the system)
#   daypass-node remove    undo the enrolment: sshd as it was, the cluster told, these files deleted
#
# Files: /etc/daypass/{node,credential,cluster.pem,node_authority.pub}, with a tunnel {tunnel_key,gateway,gateway_hosts},
# and labels.d/, whose programs print labels.
# Only functions are defined here. What calls one of them is the last line, so half a download does nothing.

daypass_server='@SERVER_NAME@'
daypass_authorities='@SERVER_AUTHORITIES@'

daypass_help='Options: --name NAME, --address HOST, --port PORT, --label NAME=VALUE (several), --tunnel, --dry-run,
  --sshd PROGRAM, --sshd-config FILE, --pid-file FILE, --command-user USER, --no-reload, --no-timer,
  --root FOLDER (a folder that stands for /)'

say() { printf '%s\n' "$*"; }
warn() { printf 'daypass: %s\n' "$*" >&2; }
fail() {
  warn "$*"
  exit 1
}

# Printable ASCII in one line: nothing else is reported, and nothing of a server's answer reaches the terminal raw.
plain() { head -n 1 | LC_ALL=C tr -cd '\040-\176'; }

daypass_options() {
  root='' sshd='' sshd_config='' pid_file='' command_user=nobody reload=yes timer=yes dry_run=no tunnel=no
  name='' address='' port='' labels='' action=''
  while [ $# -gt 0 ]; do
    case $1 in
      --dry-run) dry_run=yes ;;
      --tunnel) tunnel=yes ;;
      --no-reload) reload=no ;;
      --no-timer) timer=no ;;
      --help | -h)
        say "$daypass_help"
        exit 0
        ;;
      --*)
        [ $# -ge 2 ] || fail "$1 needs a value. $daypass_help"
        daypass_option "$1" "$2"
        shift
        ;;
      *) action=$1 ;;
    esac
    shift
  done
  case $root in *[!A-Za-z0-9._/-]*) fail '--root holds a character that sshd would not take.' ;; esac
  case $command_user in *[!A-Za-z0-9._-]* | '') fail '--command-user is not the name of an account.' ;; esac
  conf=$root/etc/daypass
  program=$root/usr/local/bin/daypass-node
  [ -n "$root" ] && timer=no
  return 0
}

daypass_option() {
  case $1 in
    --name) name=$2 ;;
    --address) address=$2 ;;
    --port) port=$2 ;;
    --label) labels="$labels$(say "$2" | plain)
" ;;
    --root) root=${2%/} ;;
    --sshd) sshd=$2 ;;
    --sshd-config) sshd_config=$2 ;;
    --pid-file) pid_file=$2 ;;
    --command-user) command_user=$2 ;;
    *) fail "$1 is not known. $daypass_help" ;;
  esac
}

# Everything that is written before it is checked lies in a folder of this run's own.
daypass_begin() {
  umask 077
  PATH=$PATH:/usr/sbin:/sbin
  [ -n "$root" ] || [ "$(id -u)" = 0 ] || fail 'This needs root: run it with sudo.'
  command -v curl >/dev/null 2>&1 || fail 'curl is missing. Install it (such as: apt install curl) and run this again.'
  command -v ssh-keygen >/dev/null 2>&1 || fail 'ssh-keygen is missing. Install OpenSSH and run this again.'
  tmp=$(mktemp -d) || fail 'No folder for temporary files could be made.'
  trap 'rm -rf "$tmp"' EXIT
  trap 'exit 1' HUP INT TERM
}

# daypass_kept KEY: what was kept at the enrolment under a key
daypass_kept() { sed -n "s/^$1 //p" "$conf/node" 2>/dev/null | head -n 1; }

daypass_recall() {
  daypass_server=$(daypass_kept server)
  cluster_at=$(daypass_kept cluster-at)
  [ -n "$sshd" ] || sshd=$(daypass_kept sshd)
  [ -n "$sshd_config" ] || sshd_config=$(daypass_kept sshd-config)
  [ -n "$pid_file" ] || pid_file=$(daypass_kept pid-file)
  [ "$(daypass_kept reload)" = no ] && reload=no
  [ "$(daypass_kept tunnel)" = yes ] && tunnel=yes
  cacert=$conf/cluster.pem
}

# daypass_call WHAT HEADER-FILE BODY-FILE: posts to the cluster; sets $status, and writes $tmp/answer
daypass_call() {
  rm -f "$tmp/answer"
  status=$(curl -sS --max-time 60 --cacert "$cacert" --connect-to "::$cluster_at" -o "$tmp/answer" \
    -w '%{http_code}' -H "@$2" -H 'content-type: text/plain' --data-binary "@$3" \
    "https://$daypass_server/enrol/$1" 2>"$tmp/curl" </dev/null) || {
    status=0
    plain <"$tmp/curl" >"$tmp/answer"
    return 1
  }
  [ "$status" = 200 ] && [ "$(tail -n 1 "$tmp/answer")" = end ]
}

daypass_why() { LC_ALL=C tr -cd '\040-\176\n' <"$tmp/answer"; }

# daypass_answer KEY: the values that the cluster answered under a key
daypass_answer() { sed -n "s/^$1 //p" "$tmp/answer"; }

# The header files keep the secrets out of the list of processes.
daypass_header() { printf 'authorization: Bearer %s\n' "$1"; }
