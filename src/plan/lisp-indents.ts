/**
 * How the arguments of a function of Emacs Lisp are indented, by its name: the number of those that stand further in than
 * what follows, or as a definition (the property `lisp-indent-function`, for what Emacs 28 knows without libraries of its
 * own domains). Null for all others.
 */
export function lispIndent(name: string): number | 'definition' | null {
  return known.get(name) ?? (/^def./.test(name) && name.length > 3 ? 'definition' : null)
}

const names: readonly (readonly [number | 'definition', string])[] = [
  [
    0,
    `atomic-change-group benchmark-progn combine-after-change-calls delay-mode-hooks dont-compile eval-and-compile
    eval-when-compile ignore-errors inline progn save-current-buffer save-excursion save-mark-and-excursion
    save-match-data save-restriction save-selected-window save-window-excursion thread-first thread-last track-mouse
    while-no-input with-auto-compression-mode with-existing-directory with-local-quit
    with-minibuffer-selected-window with-mutex with-no-warnings with-output-to-string with-silent-modifications
    with-temp-buffer`,
  ],
  [
    1,
    `and-let* benchmark-run benchmark-run-compiled catch cl-block cl-case cl-defstruct cl-deftype
    cl-do-all-symbols cl-do-symbols cl-dolist cl-dotimes cl-ecase cl-etypecase cl-eval-when cl-flet cl-flet* cl-labels
    cl-letf cl-letf* cl-macrolet cl-multiple-value-setq cl-return-from cl-symbol-macrolet cl-the cl-typecase
    def-edebug-elem-spec def-edebug-spec define-generic-mode dlet dolist dotimes easy-mmode-defmap easy-mmode-defsyntax
    eval-after-load gv-define-expander handler-bind handler-case ignore-error let let* let-alist let-when-compile letrec
    minibuffer-with-setup-hook pcase pcase-dolist pcase-exhaustive pcase-let pcase-let* prog1 report-errors rx-let
    rx-let-eval seq-doseq unless unwind-protect when when-let when-let* while with-case-table with-category-table
    with-coding-priority with-current-buffer with-decoded-time-value with-demoted-errors with-environment-variables
    with-eval-after-load with-file-modes with-help-window with-output-to-temp-buffer with-selected-frame
    with-selected-window with-suppressed-warnings with-syntax-table with-temp-file with-temp-message with-timeout
    with-window-non-dedicated`,
  ],
  [
    2,
    `cl-callf cl-defgeneric cl-define-compiler-macro cl-defmacro cl-defsubst cl-defun cl-destructuring-bind cl-do cl-do*
    cl-iter-defun cl-multiple-value-bind cl-progv combine-change-calls condition-case condition-case-no-debug
    condition-case-unless-debug defadvice define-advice defmacro defun dolist-with-progress-reporter
    dotimes-with-progress-reporter ert-deftest gv-define-setter gv-letplace if if-let if-let* macroexp-let2* named-let
    pcase-defmacro prog2 seq-let with-wrapper-hook`,
  ],
  [
    3,
    `cl-callf2 macroexp-let2 with-current-buffer-window with-displayed-buffer-window with-temp-buffer-window`,
  ],
  [5, 'easy-mmode-define-navigation'],
  [
    'definition',
    'autoload cl-defmethod define-inline easy-menu-define lambda pcase-lambda rx-define',
  ],
]

const known: ReadonlyMap<string, number | 'definition'> = new Map(
  names.flatMap(([indent, text]) => text.split(/\s+/).map((name) => [name, indent] as const)),
)
