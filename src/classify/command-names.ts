/** Words that begin commands and hardly ever a sentence. */
const unmistakable = `
  alias ansible apk apt apt-get aptitude argocd awk aws az base64 bash bpftool brew bundle calicoctl calicoq cargo
  cat cd chgrp chmod chown chroot cilium cmctl containerd cp cmake crictl ctr curl declare deno dig dmesg dnf docker docker-compose
  dpkg echo egrep eksctl env etcdctl eval exo export fgrep firewall-cmd flux gcc gcloud gh git glab go gpg gradle grep groupadd
  gzip helm helmfile hostnamectl hubble iptables ip6tables ifconfig ip ipset istioctl java journalctl jq k3d k3s k9s kind kubeadm kubectl
  kubectx kubelet kubens kustomize ldconfig linkerd ln ls lsb_release lsmod lsof minikube mkdir mkfs modprobe mv mvn nc
  ncat netstat nft nix nmap node nohup npm npx nslookup oc openssl pacman pip pip3 pipx pnpm pg_dump pg_restore mysql mysqldump podman printf psql pulumi
  pushd popd pwd python python3 rclone readlink realpath redis-cli rm rmdir rpm rsync rustup scp sed seq
  sha256sum sftp sh shasum skaffold skopeo snap socat sops ss ssh ssh-keygen ssh-copy-id stat strace su sudo sysctl
  systemctl tar tcpdump tee terraform tigera tmux touch traceroute tshark ufw ulimit umask uname uniq unset unzip
  useradd usermod apt-cache apt-key bq conda docker-machine dotnet doctl gem gsutil hugo lxc microk8s multipass nmcli nvm odo pipenv pyenv pytest rake rustc
  sqlite3 tkn tofu uv virtualenv vagrant vault velero vhs vim virsh wc wget whoami xargs xz yarn yq yum zip zsh zypper . source
`

/** Words that begin commands, and sentences too. */
const ambiguous = `
  at bg break case command continue cut date diff disown do done elif else esac exec exit expand false fg fi file find fold
  for function head help history host hostname id if install jobs join just kill less let link local logger look mail make
  man more mount nano nl open paste patch ping ps read return select service set shift sleep sort split sync tail task test
  then time timeout top tr trap tree true type until users vi wait watch which while who write yes
`

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean)

/** Programs and shell words that begin a command: true where no sentence begins so. */
export const commandNames: ReadonlyMap<string, boolean> = new Map([
  ...words(unmistakable).map((word): [string, boolean] => [word, true]),
  ...words(ambiguous).map((word): [string, boolean] => [word, false]),
])
