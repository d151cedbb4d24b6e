;; The inner loops of pictures: painting tiles, and LZW as GIF wants it (GIF89a, appendix F). Compiled into
;; kernel-code.ts; the test of the kernel says how.
;;
;; Memory: three times the tables of a dictionary, in 2 MiB + 131,072 bytes each, of which the export `compress` takes the first:
;;           0        other strings, 16,384 words: known string (12 bits), pixel (8), code (12); no bit is set where empty
;;           65,536   length of the longest known run of each of 256 pixels
;;           131,072  codes of runs, by pixel (8,192 bytes each) and length
;;         then what the caller allocates
(module
  ;; Shared with a second thread, which has globals of its own.
  (memory (import "kernel" "memory") 103 32768 shared)

  ;; The bit stream: where its next byte goes, and the bits that do not fill one yet, lowest first.
  (global $out (mut i32) (i32.const 0))
  (global $bits (mut i64) (i64.const 0))
  (global $filled (mut i32) (i32.const 0))

  ;; Begins a bit stream at an address.
  (func $start (param $at i32)
    (global.set $out (local.get $at))
    (global.set $bits (i64.const 0))
    (global.set $filled (i32.const 0)))

  ;; Appends the lowest bits of a value; up to seven bytes beyond them are overwritten.
  (func $emit (param $value i64) (param $size i32)
    (local $bytes i32)
    (global.set $bits
      (i64.or (global.get $bits)
        (i64.shl (local.get $value) (i64.extend_i32_u (global.get $filled)))))
    (i64.store (global.get $out) (global.get $bits))
    (global.set $filled (i32.add (global.get $filled) (local.get $size)))
    (local.set $bytes (i32.shr_u (global.get $filled) (i32.const 3)))
    (global.set $out (i32.add (global.get $out) (local.get $bytes)))
    (global.set $bits
      (i64.shr_u (global.get $bits) (i64.extend_i32_u (i32.shl (local.get $bytes) (i32.const 3)))))
    (global.set $filled (i32.and (global.get $filled) (i32.const 7))))

  ;; Appends a bit string that lies at an address.
  (func $append (param $from i32) (param $count i32)
    (local $word i64) (local $bits i64) (local $filled i64) (local $out i32)
    (local.set $bits (global.get $bits))
    (local.set $filled (i64.extend_i32_u (global.get $filled)))
    (local.set $out (global.get $out))
    (block $done
      (loop $words
        (br_if $done (i32.lt_u (local.get $count) (i32.const 64)))
        (local.set $word (i64.load (local.get $from)))
        (i64.store (local.get $out)
          (i64.or (local.get $bits) (i64.shl (local.get $word) (local.get $filled))))
        ;; In two steps, since 64 would count as none.
        (local.set $bits
          (i64.shr_u (i64.shr_u (local.get $word) (i64.const 1)) (i64.sub (i64.const 63) (local.get $filled))))
        (local.set $out (i32.add (local.get $out) (i32.const 8)))
        (local.set $from (i32.add (local.get $from) (i32.const 8)))
        (local.set $count (i32.sub (local.get $count) (i32.const 64)))
        (br $words)))
    (global.set $bits (local.get $bits))
    (global.set $out (local.get $out))
    (if (i32.ge_u (local.get $count) (i32.const 32))
      (then
        (call $emit (i64.load32_u (local.get $from)) (i32.const 32))
        (local.set $from (i32.add (local.get $from) (i32.const 4)))
        (local.set $count (i32.sub (local.get $count) (i32.const 32)))))
    (call $emit
      (i64.and (i64.load32_u (local.get $from))
        (i64.sub (i64.shl (i64.const 1) (i64.extend_i32_u (local.get $count))) (i64.const 1)))
      (local.get $count)))

  ;; Forgets all strings of more than one pixel.
  (func $clear (param $tables i32)
    (local $pixel i32)
    (memory.fill (local.get $tables) (i32.const 0) (i32.const 65536))
    (loop $pixels
      (i32.store offset=65536 (i32.add (local.get $tables) (local.get $pixel)) (i32.const 1))
      (local.set $pixel (i32.add (local.get $pixel) (i32.const 4)))
      (br_if $pixels (i32.lt_u (local.get $pixel) (i32.const 1024)))))

  ;; Where the run of equal pixels ends that begins at $at, at $most at the latest.
  (func $endOfRun (param $at i32) (param $most i32) (param $pixel i32) (result i32)
    (local $equal v128) (local $mask i32)
    (local.set $equal (i8x16.splat (local.get $pixel)))
    (block $scalar
      (loop $vectors
        (br_if $scalar (i32.gt_u (i32.add (local.get $at) (i32.const 16)) (local.get $most)))
        (local.set $mask
          (i32.xor (i32.const 65535)
            (i8x16.bitmask (i8x16.eq (v128.load (local.get $at)) (local.get $equal)))))
        (if (local.get $mask)
          (then (return (i32.add (local.get $at) (i32.ctz (local.get $mask))))))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $vectors)))
    (block $done
      (loop $bytes
        (br_if $done (i32.ge_u (local.get $at) (local.get $most)))
        (br_if $done (i32.ne (i32.load8_u (local.get $at)) (local.get $pixel)))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br $bytes)))
    (local.get $at))

  ;; Writes the data of a picture to $to: the minimum code size, then the codes in sub-blocks; returns where it ends. There
  ;; must be room for the codes at $codes, too.
  (func (export "compress") (param $from i32) (param $end i32) (param $codeSize i32) (param $codes i32) (param $to i32)
    (result i32)
    (call $compress (local.get $from) (local.get $end) (local.get $codeSize) (local.get $codes) (local.get $to)
      (i32.const 0)))

  ;; The same with the dictionary at $tables.
  (func $compress (param $from i32) (param $end i32) (param $codeSize i32) (param $codes i32) (param $to i32)
    (param $tables i32) (result i32)
    (call $begin (local.get $codes) (local.get $codeSize))
    (call $clear (local.get $tables))
    (call $codes (local.get $from) (local.get $end) (local.get $end) (local.get $codeSize) (i32.const 1)
      (local.get $tables)
      (i32.add (local.get $codeSize) (i32.const 1))
      (i32.add (i32.shl (i32.const 1) (local.get $codeSize)) (i32.const 2))
      (local.get $from))
    (call $finish (local.get $codes) (local.get $codeSize) (local.get $to)))

  ;; As `compress` does, of segments, whose addresses and records stand at $list.
  (func $join (param $list i32) (param $count i32) (param $codeSize i32) (param $codes i32) (param $to i32)
    (result i32)
    (call $begin (local.get $codes) (local.get $codeSize))
    (block $done
      (loop $segments
        (br_if $done (i32.eqz (local.get $count)))
        (call $appendSegment (i32.load (local.get $list)) (i32.load offset=4 (local.get $list)))
        (local.set $list (i32.add (local.get $list) (i32.const 8)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $segments)))
    (call $emit
      (i64.extend_i32_u (i32.add (i32.shl (i32.const 1) (local.get $codeSize)) (i32.const 1)))
      (i32.add (local.get $codeSize) (i32.const 1)))
    (call $finish (local.get $codes) (local.get $codeSize) (local.get $to)))

  (func $begin (param $codes i32) (param $codeSize i32)
    (call $start (local.get $codes))
    (call $emit
      (i64.extend_i32_u (i32.shl (i32.const 1) (local.get $codeSize)))
      (i32.add (local.get $codeSize) (i32.const 1))))

  (func $finish (param $codes i32) (param $codeSize i32) (param $to i32) (result i32)
    (i32.store8 (local.get $to) (local.get $codeSize))
    (call $cut
      (local.get $codes)
      (i32.add
        (i32.sub (global.get $out) (local.get $codes))
        (i32.ne (global.get $filled) (i32.const 0)))
      (i32.add (local.get $to) (i32.const 1))))

  ;; Does what a job of 32 bytes says: the kind, then the parameters of
  ;;   0  `extend`
  ;;   1  `open` (of the state that comes next), and `extend`: state, end, most, record, from, codeSize, out
  ;;   2  `join`, and where the end that it returns is put: list, count, codeSize, codes, to, place
  ;;   3  `compress`, and the same: from, end, codeSize, codes, to, place, tables
  (func $run (export "run") (param $job i32)
    (local $kind i32)
    (local.set $kind (i32.load (local.get $job)))
    (if (i32.eq (local.get $kind) (i32.const 3))
      (then
        (i32.store (i32.load offset=24 (local.get $job))
          (call $compress
            (i32.load offset=4 (local.get $job))
            (i32.load offset=8 (local.get $job))
            (i32.load offset=12 (local.get $job))
            (i32.load offset=16 (local.get $job))
            (i32.load offset=20 (local.get $job))
            (i32.load offset=28 (local.get $job))))
        (return)))
    (if (i32.eq (local.get $kind) (i32.const 2))
      (then
        (i32.store (i32.load offset=24 (local.get $job))
          (call $join
            (i32.load offset=4 (local.get $job))
            (i32.load offset=8 (local.get $job))
            (i32.load offset=12 (local.get $job))
            (i32.load offset=16 (local.get $job))
            (i32.load offset=20 (local.get $job)))))
      (else
        (if (local.get $kind)
          (then
            (call $open
              (i32.load offset=4 (local.get $job))
              (i32.load offset=20 (local.get $job))
              (i32.load offset=24 (local.get $job))
              (i32.load offset=28 (local.get $job)))))
        (call $extend
          (i32.load offset=4 (local.get $job))
          (i32.load offset=8 (local.get $job))
          (i32.load offset=12 (local.get $job))
          (i32.load offset=16 (local.get $job))))))

  ;; Does the next job of a ring of $size, if there is one. The jobs stand 16 bytes behind $ring; at $ring are how many
  ;; came (less than none is the end), how many are done, 1 when there is a second thread, and 1 while a thread, which
  ;; alone may call this, is at a job.
  (func $next (export "next") (param $ring i32) (param $size i32)
    (local $done i32)
    (local.set $done (i32.atomic.load offset=4 (local.get $ring)))
    (if (i32.lt_s (local.get $done) (i32.atomic.load (local.get $ring)))
      (then
        (call $run
          (i32.add
            (i32.add (local.get $ring) (i32.const 16))
            (i32.shl (i32.rem_u (local.get $done) (local.get $size)) (i32.const 5))))
        (i32.atomic.store offset=4 (local.get $ring) (i32.add (local.get $done) (i32.const 1))))))

  ;; Does jobs of a ring as they come, until the end.
  (func (export "work") (param $ring i32) (param $size i32)
    (local $came i32)
    (i32.atomic.store offset=8 (local.get $ring) (i32.const 1))
    (loop $jobs
      (local.set $came (i32.atomic.load (local.get $ring)))
      (if (i32.lt_s (local.get $came) (i32.const 0)) (then (return)))
      (if (i32.eq (local.get $came) (i32.atomic.load offset=4 (local.get $ring)))
        (then
          (drop (memory.atomic.wait32 (local.get $ring) (local.get $came) (i64.const -1)))
          (br $jobs)))
      (if (i32.atomic.rmw.cmpxchg offset=12 (local.get $ring) (i32.const 0) (i32.const 1))
        (then
          (drop (memory.atomic.wait32 offset=12 (local.get $ring) (i32.const 1) (i64.const -1)))
          (br $jobs)))
      (call $next (local.get $ring) (local.get $size))
      (i32.atomic.store offset=12 (local.get $ring) (i32.const 0))
      (drop (memory.atomic.notify offset=12 (local.get $ring) (i32.const 1)))
      (br $jobs)))

  ;; Begins a segment: a bit stream at $out, byte by byte, of the codes of pixels that lie at $from. Its state takes 32
  ;; bytes: the address of its tables, which is there already, codeSize, and what `$codes` returned last.
  (func $open (param $state i32) (param $from i32) (param $codeSize i32) (param $out i32)
    (call $clear (i32.load (local.get $state)))
    ;; Memory that is read before it is written becomes a page of its own in two steps, and the second stops all threads.
    (i32.store8 (local.get $out) (i32.const 0))
    (i32.store offset=4 (local.get $state) (local.get $codeSize))
    (i32.store offset=8 (local.get $state) (local.get $from))
    (i32.store offset=12 (local.get $state) (local.get $from))
    (i32.store offset=16 (local.get $state) (i32.add (local.get $codeSize) (i32.const 1)))
    (i32.store offset=20 (local.get $state)
      (i32.add (i32.shl (i32.const 1) (local.get $codeSize)) (i32.const 2)))
    (i32.store offset=24 (local.get $state) (local.get $out))
    (i32.store offset=28 (local.get $state) (i32.const 0)))

  ;; Goes on with a segment up to $end; there will be pixels until $most. The last string may become longer in the next
  ;; call, so its code and the clear code that ends the segment are no part of the stream that stays. A record of 16
  ;; bytes says where that stream ends (address, bits), and what comes behind it (value, bits).
  (func $extend (param $state i32) (param $end i32) (param $most i32) (param $record i32)
    (local $out i32) (local $filled i32)
    (local.set $out (i32.load offset=24 (local.get $state)))
    (local.set $filled (i32.load offset=28 (local.get $state)))
    (global.set $out (local.get $out))
    (global.set $filled (local.get $filled))
    (global.set $bits
      (i64.and (i64.load8_u (local.get $out))
        (i64.sub (i64.shl (i64.const 1) (i64.extend_i32_u (local.get $filled))) (i64.const 1))))
    (call $codes
      (i32.load offset=8 (local.get $state))
      (local.get $end)
      (local.get $most)
      (i32.load offset=4 (local.get $state))
      (i32.const 0)
      (i32.load (local.get $state))
      (i32.load offset=16 (local.get $state))
      (i32.load offset=20 (local.get $state))
      (i32.load offset=12 (local.get $state)))
    (i32.store offset=8 (local.get $state) (global.get $lastAt))
    (i32.store offset=12 (local.get $state) (global.get $lastStart))
    (i32.store offset=16 (local.get $state) (global.get $lastSize))
    (i32.store offset=20 (local.get $state) (global.get $lastNext))
    (i32.store offset=24 (local.get $state) (global.get $lastOut))
    (i32.store offset=28 (local.get $state) (global.get $lastFilled))
    (i32.store (local.get $record) (global.get $lastOut))
    (i32.store offset=4 (local.get $record) (global.get $lastFilled))
    (i32.store offset=8 (local.get $record)
      (i32.wrap_i64
        (i64.shr_u (i64.load (global.get $lastOut)) (i64.extend_i32_u (global.get $lastFilled)))))
    (i32.store offset=12 (local.get $record)
      (i32.sub
        (i32.add (i32.shl (i32.sub (global.get $out) (global.get $lastOut)) (i32.const 3)) (global.get $filled))
        (global.get $lastFilled))))

  ;; Appends a segment that begins at an address, as long as a record says.
  (func $appendSegment (param $at i32) (param $record i32)
    (local $size i32)
    (call $append (local.get $at)
      (i32.add
        (i32.shl (i32.sub (i32.load (local.get $record)) (local.get $at)) (i32.const 3))
        (i32.load offset=4 (local.get $record))))
    (local.set $size (i32.load offset=12 (local.get $record)))
    (call $emit
      (i64.and
        (i64.load32_u offset=8 (local.get $record))
        (i64.sub (i64.shl (i64.const 1) (i64.extend_i32_u (local.get $size))) (i64.const 1)))
      (local.get $size)))

  ;; How it was before `$codes` appended the last string: where that begins, where the dictionary began, the size of a
  ;; code, the next code of the dictionary, and the place in the stream.
  (global $lastAt (mut i32) (i32.const 0))
  (global $lastStart (mut i32) (i32.const 0))
  (global $lastSize (mut i32) (i32.const 0))
  (global $lastNext (mut i32) (i32.const 0))
  (global $lastOut (mut i32) (i32.const 0))
  (global $lastFilled (mut i32) (i32.const 0))

  ;; Appends the codes of the pixels from $at to $end, with the dictionary at $tables, and then a clear code ($last 0) or
  ;; the end of information ($last 1). A full
  ;; dictionary is cleared at once, but in pixels that others follow ($last 0) only if those that are left until $most
  ;; are more than four times those that it was made of.
  (func $codes (param $at i32) (param $end i32) (param $most i32) (param $codeSize i32) (param $last i32)
    (param $tables i32) (param $size i32) (param $next i32) (param $start i32)
    (local $pixel i32) (local $longest i32) (local $position i32) (local $found i32) (local $run i32) (local $key i32)
    (local $slot i32) (local $entry i32) (local $firstCode i32) (local $mask i32) (local $out i32) (local $bits i64)
    (local $filled i32)
    (local.set $firstCode (i32.add (i32.shl (i32.const 1) (local.get $codeSize)) (i32.const 2)))
    (local.set $out (global.get $out))
    (local.set $bits (global.get $bits))
    (local.set $filled (global.get $filled))
    (block $done
      (loop $strings
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        ;; A run of one pixel is found by its length.
        (local.set $pixel (i32.load8_u (local.get $at)))
        (local.set $longest
          (i32.load offset=65536 (i32.add (local.get $tables) (i32.shl (local.get $pixel) (i32.const 2)))))
        (local.set $position (i32.add (local.get $at) (i32.const 1)))
        (local.set $run (i32.const 1))
        (local.set $found (local.get $pixel))
        (if (i32.eq (i32.load8_u offset=1 (local.get $at)) (local.get $pixel))
          (then
            (local.set $entry (i32.add (local.get $at) (local.get $longest)))
            (local.set $entry
              (select (local.get $end) (local.get $entry) (i32.gt_u (local.get $entry) (local.get $end))))
            (local.set $mask
              (i32.xor (i32.const 65535)
                (i8x16.bitmask
                  (i8x16.eq (v128.load (local.get $position)) (i8x16.splat (local.get $pixel))))))
            (if (local.get $mask)
              (then
                (local.set $position (i32.add (local.get $position) (i32.ctz (local.get $mask))))
                (if (i32.gt_u (local.get $position) (local.get $entry))
                  (then (local.set $position (local.get $entry)))))
              (else
                (local.set $position
                  (call $endOfRun (local.get $position) (local.get $entry) (local.get $pixel)))))
            (local.set $run (i32.sub (local.get $position) (local.get $at)))
            (if (i32.gt_u (local.get $run) (i32.const 1))
              (then
                (local.set $found
                  (i32.load16_u offset=131072
                    (i32.add
                      (i32.add (local.get $tables) (i32.shl (local.get $pixel) (i32.const 13)))
                      (i32.shl (local.get $run) (i32.const 1)))))))))
        (if (i32.ne (local.get $run) (local.get $longest)) (then (local.set $run (i32.const 0))))
        ;; Other strings are found in the dictionary, pixel by pixel.
        (local.set $slot (i32.const -1))
        (block $longestFound
          (br_if $longestFound (i32.ge_u (local.get $position) (local.get $end)))
          (local.set $entry (i32.load8_u (local.get $position)))
          (br_if $longestFound
            (i32.and (i32.ne (local.get $run) (i32.const 0)) (i32.eq (local.get $entry) (local.get $pixel))))
          (loop $pixels
            (local.set $key
              (i32.or
                (i32.shl (local.get $found) (i32.const 20))
                (i32.shl (local.get $entry) (i32.const 12))))
            ;; What depends on the string found so far is short, for that is what the next step waits for.
            (local.set $slot
              (i32.xor
                (i32.shl (local.get $found) (i32.const 4))
                (i32.and (i32.mul (local.get $entry) (i32.const 0x9e374)) (i32.const 65532))))
            (loop $probe
              (local.set $entry
                (i32.xor (local.get $key) (i32.load (i32.add (local.get $tables) (local.get $slot)))))
              (if (i32.ge_u (local.get $entry) (i32.const 4096))
                (then
                  ;; It is empty.
                  (br_if $longestFound (i32.eq (local.get $entry) (local.get $key)))
                  (local.set $slot (i32.and (i32.add (local.get $slot) (i32.const 4)) (i32.const 65535)))
                  (br $probe))))
            (local.set $found (local.get $entry))
            (local.set $position (i32.add (local.get $position) (i32.const 1)))
            (local.set $entry (i32.load8_u (local.get $position)))
            (br_if $pixels (i32.lt_u (local.get $position) (local.get $end)))))
        (local.set $bits
          (i64.or (local.get $bits)
            (i64.shl (i64.extend_i32_u (local.get $found)) (i64.extend_i32_u (local.get $filled)))))
        (local.set $filled (i32.add (local.get $filled) (local.get $size)))
        (i64.store (local.get $out) (local.get $bits))
        (local.set $out (i32.add (local.get $out) (i32.shr_u (local.get $filled) (i32.const 3))))
        (local.set $bits
          (i64.shr_u (local.get $bits)
            (i64.extend_i32_u (i32.and (local.get $filled) (i32.const 0xf8)))))
        (local.set $filled (i32.and (local.get $filled) (i32.const 7)))
        (br_if $done (i32.ge_u (local.get $position) (local.get $end)))
        (local.set $at (local.get $position))
        (br_if $strings (i32.eq (local.get $next) (i32.const 4096)))
        ;; The string and the pixel behind it become known.
        (if (i32.eq (local.get $slot) (i32.const -1))
          (then
            (local.set $run (i32.add (local.get $run) (i32.const 1)))
            (i32.store16 offset=131072
              (i32.add
                (i32.add (local.get $tables) (i32.shl (local.get $pixel) (i32.const 13)))
                (i32.shl (local.get $run) (i32.const 1)))
              (local.get $next))
            (i32.store offset=65536
              (i32.add (local.get $tables) (i32.shl (local.get $pixel) (i32.const 2)))
              (local.get $run)))
          (else
            (i32.store (i32.add (local.get $tables) (local.get $slot))
              (i32.or (local.get $key) (local.get $next)))))
        (if (i32.eq (local.get $next) (i32.shl (i32.const 1) (local.get $size)))
          (then (local.set $size (i32.add (local.get $size) (i32.const 1)))))
        (local.set $next (i32.add (local.get $next) (i32.const 1)))
        (br_if $strings (i32.ne (local.get $next) (i32.const 4096)))
        (br_if $strings
          (i32.and (i32.eqz (local.get $last))
            (i32.le_u
              (i32.sub (local.get $most) (local.get $at))
              (i32.shl (i32.sub (local.get $at) (local.get $start)) (i32.const 2)))))
        (local.set $bits
          (i64.or (local.get $bits)
            (i64.shl
              (i64.extend_i32_u (i32.sub (local.get $firstCode) (i32.const 2)))
              (i64.extend_i32_u (local.get $filled)))))
        (local.set $filled (i32.add (local.get $filled) (local.get $size)))
        (call $clear (local.get $tables))
        (local.set $start (local.get $at))
        (local.set $size (i32.add (local.get $codeSize) (i32.const 1)))
        (local.set $next (local.get $firstCode))
        (br $strings)))
    (global.set $out (local.get $out))
    (global.set $bits (local.get $bits))
    (global.set $filled (local.get $filled))
    (global.set $lastAt (local.get $at))
    (global.set $lastStart (local.get $start))
    (global.set $lastSize (local.get $size))
    (global.set $lastNext (local.get $next))
    (global.set $lastFilled (i32.sub (local.get $filled) (local.get $size)))
    (global.set $lastOut (i32.add (local.get $out) (i32.shr_s (global.get $lastFilled) (i32.const 3))))
    (global.set $lastFilled (i32.and (global.get $lastFilled) (i32.const 7)))
    ;; A decoder adds one more entry here, and with it may come to longer codes.
    (if (i32.and
          (i32.eq (local.get $next) (i32.shl (i32.const 1) (local.get $size)))
          (i32.lt_u (local.get $size) (i32.const 12)))
      (then (local.set $size (i32.add (local.get $size) (i32.const 1)))))
    (call $emit
      (i64.extend_i32_u (i32.add (i32.sub (local.get $firstCode) (i32.const 2)) (local.get $last)))
      (local.get $size)))

  ;; Cuts bytes into sub-blocks of up to 255, each after its length, and ends them with an empty one; returns where
  ;; that ends. Up to 256 bytes behind that are overwritten.
  (func $cut (param $from i32) (param $count i32) (param $to i32) (result i32)
    (local $part i32)
    (loop $blocks
      (local.set $part
        (select (i32.const 255) (local.get $count) (i32.gt_u (local.get $count) (i32.const 255))))
      (i32.store8 (local.get $to) (local.get $part))
      (v128.store offset=1 (local.get $to) (v128.load (local.get $from)))
      (v128.store offset=17 (local.get $to) (v128.load offset=16 (local.get $from)))
      (v128.store offset=33 (local.get $to) (v128.load offset=32 (local.get $from)))
      (v128.store offset=49 (local.get $to) (v128.load offset=48 (local.get $from)))
      (v128.store offset=65 (local.get $to) (v128.load offset=64 (local.get $from)))
      (v128.store offset=81 (local.get $to) (v128.load offset=80 (local.get $from)))
      (v128.store offset=97 (local.get $to) (v128.load offset=96 (local.get $from)))
      (v128.store offset=113 (local.get $to) (v128.load offset=112 (local.get $from)))
      (v128.store offset=129 (local.get $to) (v128.load offset=128 (local.get $from)))
      (v128.store offset=145 (local.get $to) (v128.load offset=144 (local.get $from)))
      (v128.store offset=161 (local.get $to) (v128.load offset=160 (local.get $from)))
      (v128.store offset=177 (local.get $to) (v128.load offset=176 (local.get $from)))
      (v128.store offset=193 (local.get $to) (v128.load offset=192 (local.get $from)))
      (v128.store offset=209 (local.get $to) (v128.load offset=208 (local.get $from)))
      (v128.store offset=225 (local.get $to) (v128.load offset=224 (local.get $from)))
      (v128.store offset=241 (local.get $to) (v128.load offset=240 (local.get $from)))
      (local.set $from (i32.add (local.get $from) (local.get $part)))
      (local.set $to (i32.add (i32.add (local.get $to) (local.get $part)) (i32.const 1)))
      (local.set $count (i32.sub (local.get $count) (local.get $part)))
      (br_if $blocks (local.get $part)))
    (local.get $to))

  ;; Paints tiles, whose addresses stand at $tiles row by row, as $cols times $width pixels by $rows times $height;
  ;; 16 bytes behind them are overwritten. Pixels that are the same in the tiles at $before become $same; $before 0 is
  ;; none.
  (func (export "paint") (param $tiles i32) (param $before i32) (param $same i32) (param $cols i32) (param $rows i32)
    (param $width i32) (param $height i32) (param $to i32)
    (local $line i32) (local $offset i32) (local $cell i32) (local $last i32) (local $from i32) (local $copied i32)
    (local $old i32) (local $distance i32) (local $pixels v128)
    (local.set $distance (i32.sub (local.get $before) (local.get $tiles)))
    (block $done
      (loop $rowsOfCells
        (br_if $done (i32.eqz (local.get $rows)))
        (local.set $last (i32.add (local.get $tiles) (i32.shl (local.get $cols) (i32.const 2))))
        (local.set $line (local.get $height))
        (local.set $offset (i32.const 0))
        (loop $lines
          (local.set $cell (local.get $tiles))
          (loop $cells
            (local.set $from (i32.add (i32.load (local.get $cell)) (local.get $offset)))
            (if (local.get $before)
              (then
                (local.set $old
                  (i32.add (i32.load (i32.add (local.get $cell) (local.get $distance))) (local.get $offset)))))
            (local.set $copied (i32.const 0))
            ;; What is copied too much is painted over by the next cell or line.
            (loop $parts
              (local.set $pixels (v128.load (i32.add (local.get $from) (local.get $copied))))
              (if (local.get $before)
                (then
                  (local.set $pixels
                    (v128.bitselect
                      (i8x16.splat (local.get $same))
                      (local.get $pixels)
                      (i8x16.eq (local.get $pixels)
                        (v128.load (i32.add (local.get $old) (local.get $copied))))))))
              (v128.store (i32.add (local.get $to) (local.get $copied)) (local.get $pixels))
              (local.set $copied (i32.add (local.get $copied) (i32.const 16)))
              (br_if $parts (i32.lt_u (local.get $copied) (local.get $width))))
            (local.set $to (i32.add (local.get $to) (local.get $width)))
            (local.set $cell (i32.add (local.get $cell) (i32.const 4)))
            (br_if $cells (i32.lt_u (local.get $cell) (local.get $last))))
          (local.set $offset (i32.add (local.get $offset) (local.get $width)))
          (local.set $line (i32.sub (local.get $line) (i32.const 1)))
          (br_if $lines (local.get $line)))
        (local.set $tiles (local.get $last))
        (local.set $rows (i32.sub (local.get $rows) (i32.const 1)))
        (br $rowsOfCells))))

  ;; Paints as above, but not all pixels that did not change become $same: in tiles that are other ones now only those
  ;; that go on with a run of $same, and in the others all but those that go on with a run of their own colour.
  (func (export "paintRuns") (param $tiles i32) (param $before i32) (param $same i32) (param $cols i32) (param $rows i32)
    (param $width i32) (param $height i32) (param $to i32)
    (local $line i32) (local $offset i32) (local $cell i32) (local $last i32) (local $from i32) (local $copied i32)
    (local $old i32) (local $distance i32) (local $pixels v128) (local $all v128) (local $first v128)
    (local $run i32) (local $count i32) (local $part i32) (local $isOther i32)
    (local.set $distance (i32.sub (local.get $before) (local.get $tiles)))
    (local.set $run (local.get $same))
    (local.set $all (i8x16.splat (local.get $same)))
    (block $done
      (loop $rowsOfCells
        (br_if $done (i32.eqz (local.get $rows)))
        (local.set $last (i32.add (local.get $tiles) (i32.shl (local.get $cols) (i32.const 2))))
        (local.set $line (local.get $height))
        (local.set $offset (i32.const 0))
        (loop $lines
          (local.set $cell (local.get $tiles))
          (loop $cells
            (local.set $from (i32.add (i32.load (local.get $cell)) (local.get $offset)))
            (local.set $old
              (i32.add (i32.load (i32.add (local.get $cell) (local.get $distance))) (local.get $offset)))
            (local.set $isOther (i32.ne (local.get $from) (local.get $old)))
            (local.set $copied (i32.const 0))
            (loop $parts
              (local.set $pixels (v128.load (i32.add (local.get $from) (local.get $copied))))
              (local.set $part (i32.sub (local.get $width) (local.get $copied)))
              (local.set $part
                (select (i32.const 16) (local.get $part) (i32.gt_u (local.get $part) (i32.const 16))))
              (if (i32.eq (local.get $run) (local.get $same))
                (then
                  (if (local.get $isOther)
                    (then
                      (local.set $count
                        (i32.ctz
                          (i32.xor (i32.const -1)
                            (i8x16.bitmask
                              (i8x16.eq (local.get $pixels)
                                (v128.load (i32.add (local.get $old) (local.get $copied))))))))
                      (local.set $first
                        (i8x16.lt_u
                          (v128.const i8x16 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15)
                          (i8x16.splat (local.get $count))))
                      (local.set $pixels
                        (v128.bitselect (local.get $all) (local.get $pixels) (local.get $first)))
                      (if (i32.lt_u (local.get $count) (local.get $part))
                        (then
                          (local.set $run
                            (i32.load8_u
                              (i32.sub
                                (i32.add (i32.add (local.get $from) (local.get $copied)) (local.get $part))
                                (i32.const 1)))))))
                    (else (local.set $pixels (local.get $all)))))
                (else
                  (if (local.get $isOther)
                    (then
                      (local.set $run
                        (i32.load8_u
                          (i32.sub
                            (i32.add (i32.add (local.get $from) (local.get $copied)) (local.get $part))
                            (i32.const 1)))))
                    (else
                      (local.set $count
                        (i32.ctz
                          (i32.xor (i32.const -1)
                            (i8x16.bitmask (i8x16.eq (local.get $pixels) (i8x16.splat (local.get $run)))))))
                      (if (i32.lt_u (local.get $count) (local.get $part))
                        (then
                          (local.set $run (local.get $same))
                          (local.set $first
                            (i8x16.lt_u
                              (v128.const i8x16 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15)
                              (i8x16.splat (local.get $count))))
                          (local.set $pixels
                            (v128.bitselect (local.get $pixels) (local.get $all) (local.get $first)))))))))
              (v128.store (i32.add (local.get $to) (local.get $copied)) (local.get $pixels))
              (local.set $copied (i32.add (local.get $copied) (i32.const 16)))
              (br_if $parts (i32.lt_u (local.get $copied) (local.get $width))))
            (local.set $to (i32.add (local.get $to) (local.get $width)))
            (local.set $cell (i32.add (local.get $cell) (i32.const 4)))
            (br_if $cells (i32.lt_u (local.get $cell) (local.get $last))))
          (local.set $offset (i32.add (local.get $offset) (local.get $width)))
          (local.set $line (i32.sub (local.get $line) (i32.const 1)))
          (br_if $lines (local.get $line)))
        (local.set $tiles (local.get $last))
        (local.set $rows (i32.sub (local.get $rows) (i32.const 1)))
        (br $rowsOfCells)))))
