/** What the connections of a run have in common. */
export interface SshSettings {
  /** Absolute path of the configuration, `''` for the user's own. */
  readonly config: string
  /** Absolute path of the control socket. */
  readonly socket: string
}

/**
 * Options of every ssh(1) that we start (ssh_config(5)). The user's configuration keeps its word in all that is not
 * named here: host keys are checked as it says, and nothing is asked. Nothing of this machine is lent to the other side:
 * no agent, no X11, no forwarded ports, no command of the configuration.
 */
export function sshOptions({ config, socket }: SshSettings): string[] {
  return [
    ...(config === '' ? [] : ['-F', config]),
    '-S',
    socket.replaceAll('%', '%%'),
    ...fixed.flatMap((option) => ['-o', option]),
  ]
}

const fixed: readonly string[] = [
  'BatchMode=yes',
  'ForwardAgent=no',
  'ForwardX11=no',
  'ClearAllForwardings=yes',
  'Tunnel=no',
  'PermitLocalCommand=no',
  'RemoteCommand=none',
  'EscapeChar=none',
  'ControlPersist=no',
]
