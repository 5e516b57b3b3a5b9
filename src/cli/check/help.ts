import type { Command } from 'commander'

const english: Record<string, string> = {
  format: 'form of the result',
  fix: 'write the safe corrections into a copy (“name.校核.docx”); the original stays as it is',
  comments: 'write the faults as Word comments into a copy (“name.批注.docx”)',
  failOn: 'exit with 1 from this severity on',
  own: 'names of this unit: full,short',
  place: 'where it lies, from large to small: city,county',
  registry: 'register of the unit (YAML or JSON): names, superiors, partners, places, people, period',
  words: 'words of the unit (JSON exported in “Report check · Words and kept faults”, or the same as YAML)',
  waivers: 'faults kept after a look, reported no more (exported there too)',
  earlier:
    'earlier reports of this unit, named after the files to check: hints at copied paragraphs, warns of a fact with two values',
  others: 'reports of other units, named after the files to check: copied paragraphs are errors',
  layout: 'check the layout of a .docx against GB/T 9704 too',
  lang: 'language of the results and of this help',
}

/** Turns the help of `check` into English when the command line asks for that; parsing has not begun when help is shown. */
export function helpInEnglish(command: Command): void {
  command
    .description(
      'Checks reports: .docx, .doc, .txt, .md, .pdf, or folders with such files.\n' +
        'Exit code: 0 no fault reaches --fail-on; 1 one does; 2 a file cannot be read, or the usage is wrong.',
    )
    .helpOption('-h, --help', 'show this help')
    .configureHelp({
      styleTitle: (title) => title,
      argumentDescription: () => 'files or folders to check',
      argumentTerm: () => 'files or folders',
      commandUsage: () => 'chuangwen check [options] <files or folders...>',
      optionTerm: ({ flags }) => flags.replace(/<[^.>]+(\.{3})?>/, (_, many) => `<${many ? 'files...' : 'value'}>`),
      optionDescription: (option) => {
        const choices = option.argChoices ? ` (${option.argChoices.join(', ')}` : ''
        const fallback = option.defaultValue ? `; default ${option.defaultValue})` : ')'
        return `${english[option.attributeName()] ?? option.description}${choices && `${choices}${fallback}`}`
      },
    })
}

export const asksForEnglish = (words: readonly string[]) =>
  words.some((word, at) => word === '--lang=en' || (word === '--lang' && words[at + 1] === 'en'))
