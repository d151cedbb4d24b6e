import { trimChars } from '../../document/trim-chars.ts'
import { leadTerminal } from './lead-terminal.ts'
import type { ProgramSession } from './program-session.ts'

/**
 * A session of Ruby: blocks run with the variables of the top level, on the session's terminal; the value of a block is
 * that of its last expression (org-babel-ruby-evaluate). Its output loses the space at both ends, as in Emacs (org-trim),
 * but what stands between does not: there Emacs also shows prompts, and loses a line that no line feed ends.
 */
export const rubySession: ProgramSession = {
  driver: (program, { control, nonce }) => ({
    argv: leadTerminal([...program, `${control}/driver`], '/dev/null'),
    env: {},
    text: `${driver}RunbookSession.new('${control.replace(/['\\]/g, String.raw`\$&`)}', '${nonce}').serve\n`,
    resume: '',
    scriptName: null,
  }),
  request: ({ script, wantsValue, words }) => {
    const isPretty = words.includes('pp') || words.includes('code')
    const asked = isPretty ? 'pretty' : 'plain'
    return `${wantsValue ? asked : 'output'}\n${script}`
  },
  report: 'report\n',
  printed: (text) => trimChars(text, ' \t\r\n'),
}

// Without a library, so that a block finds the ones alone that it or an earlier one loads.
const driver = String.raw`
class RunbookSession
  def initialize(control, nonce)
    @control, @nonce = control, nonce
    @terminal = STDOUT.dup
    @terminal.sync = true
    @value = @error = ''
    @driver = __FILE__
    $0 = '-'
  end

  def serve
    trap('INT', 'IGNORE')
    say('ready')
    while (number = requested)
      kind, code = File.read("#{@control}/script", encoding: 'UTF-8').split("\n", 2)
      mark("b#{number}")
      status = kind == 'report' ? report : status_of(kind, code)
      flush
      mark(number)
      say("end #{number} #{status}")
    end
  end

  private

  def requested
    while File.exist?("#{@control}/in")
      words = File.open("#{@control}/in", &:gets).to_s.split
      return words[0] unless words.empty?
    end
  end

  def say(line)
    File.write("#{@control}/out", "#{line}\n", mode: 'a')
  end

  def mark(text)
    @terminal.write("\e]7337;#{@nonce};#{text}\a")
  end

  def status_of(kind, code)
    @value = @error = ''
    trap('INT', 'DEFAULT')
    value = TOPLEVEL_BINDING.eval(code, '-', 1)
    @value = text_of(value, kind) unless kind == 'output'
    0
  rescue SystemExit => stop
    stop.status & 255
  rescue Interrupt
    130
  rescue Exception => error
    @error = told(error)
    1
  ensure
    trap('INT', 'IGNORE')
  end

  def text_of(value, kind)
    return (require 'pp'; value.pretty_inspect) if kind == 'pretty'
    value.class == String ? value : value.inspect
  end

  def told(error)
    lines = error.backtrace.to_a.take_while { |line| !line.start_with?("#{@driver}:") }
    return "#{error.message}\n" if lines.empty?
    error.set_backtrace(lines)
    error.full_message(highlight: false, order: :top)
  rescue Exception
    "#{error.class}\n"
  end

  def flush
    [STDOUT, STDERR, $stdout, $stderr].uniq.each do |stream|
      stream.flush
    rescue Exception
      nil
    end
  end

  def report
    json = %({"value":#{quoted(@value)},"error":#{quoted(@error)}})
    @terminal.write([json].pack('m0'))
    0
  end

  def quoted(text)
    clean = text.encode('UTF-8', invalid: :replace, undef: :replace).scrub
    '"' + clean.gsub(/["\\\x00-\x1f]/) { |one| format('\u%04x', one.ord) } + '"'
  end
end

`
