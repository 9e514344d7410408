#!/bin/bash
# A real Slurm (virtual nodes) and a real sshd on loopback, without systemd, as root; several may run at once on different ports.
#   loopback-cluster.sh up | down | start DAEMON | stop DAEMON | kill9 DAEMON | pid DAEMON
# All of it lives below $LC_BASE; every daemon is ended by the pid in its own pid file.
set -u
B=${LC_BASE:?an own folder}
PORT=${LC_PORT:?first of 32 free ports: +0 sshd, +1 slurmctld, +2.. slurmd}
USERNAME=${LC_USER:?name of a user to create}
NODES=${LC_NODES:-8}
CPUS=${LC_CPUS:-4}
SHELL_OF_USER=${LC_SHELL:-/bin/bash}
export SLURM_CONF=$B/etc/slurm.conf
die() { echo "loopback-cluster: $*" >&2; exit 1; }
wait_for() { local end=$((SECONDS + $1)); shift; until timeout 10 "$@" >/dev/null 2>&1; do [ $SECONDS -ge $end ] && return 1; sleep 0.05; done; }
pid_file() { case $1 in munged) echo $B/munge/munged.pid ;; n[0-9]*) echo $B/run/slurmd.$1.pid ;; *) echo $B/run/$1.pid ;; esac; }
# A process that has ended stays a zombie until the system's first process looks after it.
is_alive() { [ -r "/proc/$1/stat" ] && ! grep -q ') Z ' "/proc/$1/stat"; }
stop() { # daemon [signal]
  local file pid; file=$(pid_file "$1"); [ -s "$file" ] || return 0; pid=$(cat "$file")
  # A pid that now belongs to somebody else is left alone.
  tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -qF "$B" || { rm -f "$file"; return 0; }
  kill -s "${2:-TERM}" "$pid" 2>/dev/null
  for ((k = 0; k < 100; k++)); do is_alive "$pid" || break; sleep 0.05; done
  is_alive "$pid" && kill -9 "$pid"
  rm -f "$file"
}
configure() {
  mkdir -p $B/{etc,munge,run,log,state,spool,ssh,bin}; chmod 755 $B $B/*/
  useradd -d $B/home -m -s "$SHELL_OF_USER" "$USERNAME" || die "useradd"
  usermod -p '*' "$USERNAME"   # '!' would mean locked: sshd refuses even keys then
  dd if=/dev/urandom of=$B/munge/munge.key bs=1024 count=1 2>/dev/null
  chown -R munge:munge $B/munge; chmod 600 $B/munge/munge.key
  cat >$B/etc/slurm.conf <<EOC
ClusterName=loop
SlurmctldHost=localhost(127.0.0.1)
SlurmctldPort=$((PORT + 1))
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
AuthType=auth/munge
AuthInfo=socket=$B/munge/munge.sock,cred_expire=5
CredType=cred/munge
SlurmUser=root
SlurmdUser=root
StateSaveLocation=$B/state
SlurmdSpoolDir=$B/spool/%n
SlurmctldPidFile=$B/run/slurmctld.pid
SlurmdPidFile=$B/run/slurmd.%n.pid
SlurmctldLogFile=$B/log/slurmctld.log
SlurmdLogFile=$B/log/slurmd.%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
SlurmdParameters=config_overrides
ReturnToService=2
SchedulerType=sched/backfill
SchedulerParameters=batch_sched_delay=0,sched_min_interval=100000,sched_interval=2,bf_interval=2
PreemptType=preempt/partition_prio
PreemptMode=REQUEUE
DefMemPerCPU=100
MinJobAge=300
MaxJobCount=${LC_MAXJOBCOUNT:-10000}
MaxArraySize=5001
SlurmctldTimeout=10
SlurmdTimeout=60
InactiveLimit=0
KillWait=5
MessageTimeout=10
JobAcctGatherType=jobacct_gather/none
NodeName=n[1-$NODES] NodeHostname=$(hostname) NodeAddr=127.0.0.1 Port=$((PORT + 2))-$((PORT + 1 + NODES)) CPUs=$CPUS Sockets=1 CoresPerSocket=$CPUS ThreadsPerCore=1 RealMemory=8000 State=UNKNOWN
PartitionName=DEFAULT Nodes=n[1-$NODES] State=UP MaxTime=2-00:00:00 DefaultTime=10
PartitionName=normal Default=YES
PartitionName=short MaxTime=2
PartitionName=down State=DOWN
EOC
  ssh-keygen -q -t ed25519 -N '' -f $B/ssh/host_ed25519
  ssh-keygen -q -t ed25519 -N '' -f $B/ssh/id_ed25519 -C loopback
  ssh-keygen -q -t ed25519 -N 'open sesame' -f $B/ssh/id_locked -C locked
  ssh-keygen -q -t ed25519 -N '' -f $B/ssh/id_stranger -C stranger
  cat $B/ssh/id_ed25519.pub $B/ssh/id_locked.pub >$B/ssh/authorized_keys
  cat >$B/ssh/sshd_config <<EOC
Port $PORT
ListenAddress 127.0.0.1
HostKey $B/ssh/host_ed25519
PidFile $B/run/sshd.pid
UsePAM no
StrictModes no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin no
AllowUsers $USERNAME
AuthorizedKeysFile $B/ssh/authorized_keys
Subsystem sftp internal-sftp
SetEnv SLURM_CONF=$B/etc/slurm.conf
LogLevel VERBOSE
PrintMotd no
EOC
  echo "[127.0.0.1]:$PORT $(cut -d' ' -f1,2 $B/ssh/host_ed25519.pub)" >$B/ssh/known_hosts
  cat >$B/ssh/ssh_config <<EOC
Host loop
  HostName 127.0.0.1
  Port $PORT
  User $USERNAME
  IdentityFile $B/ssh/id_ed25519
  IdentitiesOnly yes
  UserKnownHostsFile $B/ssh/known_hosts
EOC
}
start() {
  case $1 in
    munged) runuser -u munge -- munged --key-file=$B/munge/munge.key --socket=$B/munge/munge.sock --pid-file=$B/munge/munged.pid \
              --log-file=$B/munge/munged.log --seed-file=$B/munge/munged.seed ;;
    slurmctld) slurmctld -f $SLURM_CONF ;;
    n[0-9]*) mkdir -p $B/spool/$1; slurmd -f $SLURM_CONF -N $1 ;;
    sshd) mkdir -p /run/sshd; /usr/sbin/sshd -f $B/ssh/sshd_config -E $B/log/sshd.log ;;
    pam) # a second sshd that asks through PAM; its service is named like the program, so it is a link of an own name
      mkdir -p /run/sshd
      ln -sf /usr/sbin/sshd "$B/bin/$LC_PAM"
      "$B/bin/$LC_PAM" -f $B/ssh/pam_config -E $B/log/pam.log ;;
    second) mkdir -p /run/sshd; /usr/sbin/sshd -f $B/ssh/second_config -E $B/log/second.log ;; # as the first, for transfers
    *) die "unknown daemon $1" ;;
  esac
}
case ${1:-} in
  up)
    configure
    start munged; wait_for 5 munge -n -S $B/munge/munge.sock || die munged
    start slurmctld; wait_for 10 scontrol ping || die slurmctld
    for ((n = 1; n <= NODES; n++)); do start n$n; done
    start sshd
    wait_for 30 bash -c "[ \"\$(sinfo -h -p normal -t idle -o %D)\" = $NODES ]" || die "nodes: $(sinfo 2>&1)"
    ;;
  down)
    for daemon in sshd second pam; do stop $daemon; done
    timeout 5 scontrol ping >/dev/null 2>&1 && timeout 10 scancel -f -u "$USERNAME" 2>/dev/null
    # A slurmd takes seconds to end by itself, and nothing of it is kept.
    for ((n = 1; n <= NODES; n++)); do stop n$n KILL; done
    stop slurmctld; stop munged
    # What is left of the user's sessions and jobs; the user exists for this cluster only.
    for pid in $(ps -o pid= -u "$USERNAME" 2>/dev/null); do kill -9 "$pid" 2>/dev/null; done
    userdel "$USERNAME" 2>/dev/null
    [ -z "${LC_PAM:-}" ] || rm -f "/etc/pam.d/$LC_PAM"
    rm -rf "$B"
    ;;
  start) start "$2" ;;
  stop) stop "$2" ;;
  kill9) stop "$2" KILL ;;
  pid) cat "$(pid_file "$2")" ;;
  *) echo "usage: $0 up|down|start D|stop D|kill9 D|pid D" >&2; exit 2 ;;
esac
