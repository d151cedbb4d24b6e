/** Manuals of Emacs, which stand on its site. */
const emacsManuals: ReadonlySet<string> = new Set(
  (
    'ada-mode auth autotype bovine calc ccmode cl dbus dired-x ebrowse ede ediff edt efaq efaq-w32 eglot eieio eintr ' +
    'elisp emacs emacs-gnutls emacs-mime epa erc ert eshell eudc eww flymake forms gnus htmlfontify idlwave ido info ' +
    'mairix-el message mh-e modus-themes newsticker nxml-mode octave-mode org pcl-cvs pgg rcirc reftex remember sasl ' +
    'sc semantic ses sieve smtpmail speedbar srecode todo-mode tramp transient url use-package vhdl-mode vip viper ' +
    'vtable widget wisent woman'
  ).split(' '),
)

const otherManuals: ReadonlyMap<string, string> = new Map([
  ['dir', 'https://www.gnu.org/manual/manual.html'],
  ['libc', 'https://www.gnu.org/software/libc/manual/html_mono/libc.html'],
  ['make', 'https://www.gnu.org/software/make/manual/make.html'],
])

/** Where the node of an Info manual stands on the web, from `MANUAL#NODE` (org-info-export). */
export function infoAddress(path: string): string {
  const [, file = '', node = ''] = /^([^#:]*)(?:[#:]:?(.*))?$/s.exec(path) ?? []
  return `${manualAddress(file.trim() || 'dir')}#${nodeName(node.trim() || 'Top')}`
}

function manualAddress(manual: string): string {
  const other = otherManuals.get(manual)
  if (other !== undefined) return other
  return emacsManuals.has(manual)
    ? `https://www.gnu.org/software/emacs/manual/html_mono/${manual}.html`
    : `${manual}.html`
}

/** A node's name as an anchor (Texinfo manual, "HTML Xref Node Name Expansion"). */
function nodeName(node: string): string {
  const name = node.replace(/[ \t\n\r]+|[^A-Za-z0-9]/gu, (found) =>
    /\s/.test(found) ? '-' : `_${(found.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  )
  return /^[0-9]/.test(name) ? `g_t${name}` : name
}
