import { homeDirectory } from './home-directory.ts'

/** Which confinement a command line gets. */
export type Backend = 'bubblewrap' | 'none'

/** A host path shown inside at another path. */
export interface Mount {
  /** Absolute path on the host; it must exist. */
  readonly source: string
  /** Absolute path inside. */
  readonly target: string
  readonly access: 'read' | 'write'
}

/** A host path that a sandbox shows empty. */
export interface CoveredPath {
  readonly path: string
  readonly directory: boolean
}

/** Bounds on what one sandbox may use. */
export interface Limits {
  /** Output of one script, in bytes. */
  readonly outputBytes: number
  /** Processes at one time; threads count too, save for root. */
  readonly processes: number
  /** Size of one file, in bytes. */
  readonly fileBytes: number
  /** Size of each of `/tmp`, the home and `/dev/shm`, in bytes. */
  readonly tmpBytes: number
  /** Resident memory of all processes together, in bytes. */
  readonly memoryBytes: number
}

/** What a command may see and do; every field is resolved, so nothing is looked up later. */
export interface Policy {
  readonly backend: Backend
  /** Absolute host directory, writable, and seen at the same path inside. */
  readonly workspace: string
  /** Further writable host paths, seen at the same path inside. */
  readonly write: readonly string[]
  /** Further read-only host paths, seen at the same path inside. */
  readonly read: readonly string[]
  /** Paths in the workspace, absolute or relative to it, that are read-only when they exist. */
  readonly protect: readonly string[]
  /** Control directories and the like, shown at a path of their own. */
  readonly mounts: readonly Mount[]
  /**
   * Whom programs inside can talk to: `none`, each other over IP; `sockets`, each other over Unix sockets too; `host`, whoever
   * the host reaches over IP. There is no network of the host with Unix sockets, since its abstract ones would come with it.
   */
  readonly network: 'none' | 'sockets' | 'host'
  /** What of the host's sockets is covered inside, where Unix sockets are allowed (`foreignSockets()`). */
  readonly covered: readonly CoveredPath[]
  /**
   * Host directory with the directories `tmp` and `home`, which every sandbox of a run then shares as `/tmp` and home, so
   * that one block finds there what another left; `''` gives each sandbox its own, of bounded size.
   */
  readonly shared: string
  /** `HOME`: an empty tmpfs under bubblewrap, an existing host directory without a sandbox. */
  readonly home: string
  /** Variables that are set over the standard ones of `shellEnvironment()`; null for one that is not set. */
  readonly env: Readonly<Record<string, string | null>>
  readonly limits: Limits
}

/** Files in a workspace that a program outside the sandbox would run or obey later. */
export const protectedPaths: readonly string[] = [
  '.git/hooks',
  '.git/config',
  '.git/config.worktree',
  '.git/info/attributes',
  '.gitmodules',
  '.gitconfig',
  '.husky',
  '.pre-commit-config.yaml',
  'lefthook.yml',
  '.lefthook.yml',
  'lefthook-local.yml',
  '.lefthook-local.yml',
  '.hg/hgrc',
  '.hg/hgrc-not-shared',
  '.jj/repo/config.toml',
  'mise.toml',
  '.mise.toml',
  'mise.local.toml',
  '.mise.local.toml',
  'mise/config.toml',
  '.mise/config.toml',
  '.config/mise.toml',
  '.config/mise/config.toml',
  '.tool-versions',
  '.envrc',
  '.vscode',
  '.idea',
  '.devcontainer',
  '.zed',
  '.helix',
  '.claude',
  '.cursor',
  '.gemini',
  '.codex',
  '.opencode',
  'opencode.json',
  '.aider.conf.yml',
  '.continue',
  '.kiro',
  '.amazonq',
  '.roo',
  '.windsurf',
  '.fleet',
  '.exrc',
  '.nvim.lua',
  '.lvimrc',
  '.vimrc',
  '.gvimrc',
  '.nvimrc',
  '.vim',
  '.pnpmfile.cjs',
  '.npmrc',
  '.yarnrc',
  '.yarnrc.yml',
  '.yarn/plugins',
  '.yarn/releases',
  '.mcp.json',
  '.ripgreprc',
  '.bashrc',
  '.bash_profile',
  '.bash_login',
  '.bash_logout',
  '.profile',
  '.zshrc',
  '.zshenv',
  '.zprofile',
  '.zlogin',
  // Interpreters and debuggers run these when they are started beside them.
  '.irbrc',
  '_irbrc',
  '$irbrc',
  'irb.rc',
  '.pryrc',
  '.Rprofile',
  '.Renviron',
  '.RData',
  '.ghci',
  '.ocamlinit',
  '.iex.exs',
  '.octaverc',
  '.perldb',
  '.pdbrc',
  '.gdbinit',
  '.lldbinit',
  '.ssh',
  'runbook.config.js',
  'runbook.config.ts',
  'runbook.config.json',
]

const MiB = 1024 * 1024

/** `HOME` in a sandbox where nothing else is said. */
export const sandboxHome = '/home/runbook'

/** The policy of a document that asks for nothing: no network, empty home, workspace writable. */
export function defaultPolicy({ workspace }: { workspace: string }): Policy {
  return {
    backend: 'bubblewrap',
    workspace,
    write: [],
    read: [],
    protect: protectedPaths,
    mounts: [],
    network: 'none',
    covered: [],
    shared: '',
    home: sandboxHome,
    env: {},
    limits: {
      outputBytes: 16 * MiB,
      processes: 256,
      fileBytes: 1024 * MiB,
      tmpBytes: 256 * MiB,
      memoryBytes: 2048 * MiB,
    },
  }
}

/** The same policy without a sandbox: the caller's own home and network, the same limits. */
export function withoutSandbox(policy: Policy): Policy {
  return { ...policy, backend: 'none', network: 'host', home: homeDirectory() }
}
