;;; elements.el --- the elements of an Org file as org-element sees them  -*- lexical-binding: t; -*-
;; `emacs -Q --batch -l elements.el -f elements-print DOCUMENT OBJECTS` prints a JSON array a line:
;; [type, begin, post-affiliated, end without blank lines below, detail]; offsets count characters from 0.
;; OBJECTS is "objects" when the objects inside of text are wanted too, which takes much longer.

(setq enable-local-variables nil
      enable-dir-local-variables nil
      vc-handled-backends nil)
(require 'org)
(require 'json)
(setq org-element-use-cache nil)

(defun elements-end (element)
  "End of ELEMENT without blank lines at its end; its own `:post-blank' counts otherwise in each type."
  (save-excursion
    (goto-char (org-element-property :end element))
    (skip-chars-backward " \t\n" (org-element-property :begin element))
    (line-beginning-position 2)))

(defun elements-object-end (object)
  (- (org-element-property :end object) (org-element-property :post-blank object)))

(defun elements-detail (element type)
  (pcase type
    ('src-block
     (list (org-element-property :language element)
           (org-element-property :switches element)
           (org-element-property :parameters element)
           (org-element-property :name element)
           (org-element-property :value element)))
    ((or 'keyword 'drawer) (list (org-element-property (if (eq type 'drawer) :drawer-name :key) element)))
    ('headline (list (org-element-property :level element) (org-element-property :raw-value element)))
    ((or 'inline-src-block 'inline-babel-call)
     (list (or (org-element-property :language element) (org-element-property :call element))))
    (_ (list (org-element-property :name element)))))

(defun elements-line (element)
  (let* ((type (org-element-type element))
         (begin (org-element-property :begin element))
         (is-object (memq type '(inline-src-block inline-babel-call)))
         (end (if is-object (elements-object-end element) (elements-end element))))
    (princ (json-encode
            (vector (symbol-name type) (1- begin)
                    (1- (or (org-element-property :post-affiliated element) begin))
                    (1- end) (vconcat (elements-detail element type)))))
    (princ "\n")))

(defun elements-print ()
  (let ((document (pop command-line-args-left))
        (objects (string= (pop command-line-args-left) "objects"))
        (coding-system-for-read 'utf-8-unix))
    (with-temp-buffer
      (insert-file-contents document)
      (let ((org-inhibit-startup t)) (delay-mode-hooks (org-mode)))
      (let ((tree (org-element-parse-buffer (if objects 'object 'element))))
        (org-element-map tree
            '(headline property-drawer drawer planning clock keyword babel-call comment fixed-width
              horizontal-rule table plain-list item footnote-definition latex-environment paragraph
              src-block example-block export-block comment-block verse-block quote-block center-block
              special-block dynamic-block inline-src-block inline-babel-call)
          #'elements-line)))))
