;;; babel.el --- what Org Babel makes of one document  -*- lexical-binding: t; -*-
;; Functions for `emacs -Q --batch -l babel.el -f NAME DOCUMENT [FILE]`; each prints a form feed and
;; then "ok" or the error that ended it.

(setq text-quoting-style 'grave
      make-backup-files nil
      create-lockfiles nil
      auto-save-default nil
      vc-handled-backends nil
      enable-local-variables nil
      enable-dir-local-variables nil
      confirm-kill-processes nil
      find-file-visit-truename nil
      coding-system-for-read nil)
(prefer-coding-system 'utf-8)
(set-default-file-modes #o644)

(require 'org)
(require 'ob)
(require 'ob-tangle)
(require 'ob-lob)
(setq org-confirm-babel-evaluate nil
      org-element-use-cache nil)
(org-babel-do-load-languages 'org-babel-load-languages '((emacs-lisp . t) (shell . t)))

(defvar babel-document nil)

(defun babel-load-languages ()
  "Load the languages that are no shells, for a document that is called after one.
Others keep what Emacs does without: which files a block is tangled to depends on it."
  (when (string-match-p "\\`\\(?:awk\\|js\\|perl\\|python\\|ruby\\|sed\\|sqlite\\)-" (file-name-nondirectory babel-document))
    (dolist (language '(awk js perl python ruby sed sqlite))
      (require (intern (format "ob-%s" language))))
    (set 'org-babel-python-command-nonsession "python3")))

(defun babel-visit ()
  "Visit the document that is the next word, with the library of Babel beside it when there is one."
  (setq babel-document (expand-file-name (pop command-line-args-left)))
  (babel-load-languages)
  (find-file babel-document)
  (unless (derived-mode-p 'org-mode) (org-mode))
  (let ((library (expand-file-name "lob.org" (file-name-directory babel-document))))
    (when (file-exists-p library) (org-babel-lob-ingest library))))

(defun babel-save ()
  "Save the document with the line ends that it came with."
  (widen)
  (let ((coding-system-for-write buffer-file-coding-system))
    (write-region (point-min) (point-max) babel-document nil 'quiet))
  (set-buffer-modified-p nil))

(defmacro babel-tell (&rest body)
  "Print \"ok\" once BODY is done, or the error that ended it."
  `(condition-case err
       (progn ,@body (princ "\fok\n"))
     (error (princ (format "\ferror: %s\n" (error-message-string err))))))

(defun babel-version ()
  "Print the version of Org; sources that were never built say it in the head of org.el only."
  (require 'lisp-mnt)
  (let ((said (org-version)))
    (princ "\f")
    (princ (if (string-match-p "\\`[0-9]" said) said
             (with-temp-buffer
               (insert-file-contents (locate-library "org.el"))
               (lm-header "version"))))))

(defun babel-execute ()
  "Run the whole document; an error ends the run."
  (babel-visit)
  (babel-tell (org-babel-execute-buffer))
  (babel-save))

(defun babel-execute-each ()
  "Run every block and call; an error ends only the block that made it."
  (babel-visit)
  (org-babel-map-executables nil
    (condition-case nil
        (if (memq (org-element-type (org-element-context)) '(babel-call inline-babel-call))
            (org-babel-lob-execute-maybe)
          (org-babel-execute-src-block))
      (error nil)))
  (princ "\fok\n")
  (babel-save))

(defun babel-tangle ()
  (babel-visit)
  (babel-tell (org-babel-tangle)))

(defun babel-detangle ()
  "Take the changes of the tangled file that is the next argument back into the document."
  (let* ((document (expand-file-name (pop command-line-args-left)))
         (file (expand-file-name (pop command-line-args-left))))
    (setq babel-document document)
    (babel-tell
     (find-file file)
     (org-babel-detangle)
     (with-current-buffer (find-file-noselect document) (babel-save)))))

(defun babel-export ()
  "Export the body to the format that is the next argument, into the file that is the one after it."
  (let ((format (intern (pop (cdr command-line-args-left))))
        (file (expand-file-name (pop (cdr command-line-args-left)))))
    (require (intern (format "ox-%s" format)))
    (setq org-export-with-toc nil
          org-export-with-author nil
          org-export-with-broken-links t
          org-html-htmlize-output-type nil)
    (babel-visit)
    (babel-tell
     (let ((text (org-export-as format nil nil t)))
       (with-temp-file file (insert text))))))
