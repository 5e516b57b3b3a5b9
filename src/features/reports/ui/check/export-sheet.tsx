import { useState } from 'react'
import { copyText } from '../../../../web/kit/copy.ts'
import { saveBlob } from '../../../../web/kit/download.ts'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { Icon } from '../../../../web/kit/icon.tsx'
import { printPage } from '../../../../web/kit/print.ts'
import { Sheet } from '../../../../web/kit/sheet.tsx'
import { toast } from '../../../../web/kit/toast.tsx'
import { speech } from '../speech.ts'
import type { Checked, Exported, ExportFormat } from './protocol.ts'
import { checkTexts } from './texts.ts'
import type { useCheck } from './use-check.ts'
import type { Decisions } from './use-decisions.ts'

interface ExportSheetProps {
  check: ReturnType<typeof useCheck>
  checked: Checked
  decisions: Decisions
}

/** The result as files, made in the browser and saved from there. */
export function ExportSheet({ check, checked, decisions }: ExportSheetProps) {
  const t = useTexts(checkTexts)
  const say = useTexts(speech)
  const [open, setOpen] = useState(false)
  const [skipped, setSkipped] = useState<Exported['skipped']>([])
  const [problem, setProblem] = useState<string>()
  const { accepted } = decisions
  const corrections = checked.corrected + accepted.size
  const save = async (format: ExportFormat) => {
    setProblem(undefined)
    try {
      const made = await check.exportAs(format, decisions.inOrder, decisions.waived())
      saveBlob(new Blob([made.bytes], { type: made.mediaType }), made.name)
      setSkipped(made.skipped)
      toast(t.export.done(made.name))
    } catch (error) {
      setProblem(error instanceof Error && error.message ? error.message : t.error.unexpected)
    }
  }
  const copy = async () => {
    const made = await check.exportAs('text', decisions.inOrder, [])
    await copyText(new TextDecoder().decode(made.bytes))
    toast(t.export.copied)
  }
  const print = async () => {
    const made = await check.exportAs('html', decisions.inOrder, decisions.waived())
    printPage(new TextDecoder().decode(made.bytes))
  }
  const formats: [format: ExportFormat, offered: boolean, hint: string][] = [
    ['corrected', checked.canCorrect && corrections > 0, t.export.correctedHint(corrections)],
    ['commented', checked.format === 'docx', t.export.commentedHint],
    ['text', !checked.canCorrect || checked.format === 'docx', t.export.textHint],
    ['html', true, t.export.htmlHint],
    ['json', true, t.export.jsonHint],
    ['sarif', true, t.export.sarifHint],
  ]
  return (
    <>
      <button type="button" className="button primary" onClick={() => setOpen(true)}>
        <Icon name="download" />
        {t.export.open}
      </button>
      <Sheet open={open} title={t.export.title} from="centre" onClose={() => setOpen(false)}>
        <p className="soft">{t.export.note}</p>
        <ul className="section-list">
          {corrections > 0 && (
            <li className="export-line">
              <span>
                <b>{t.export.copy}</b>
                <small className="soft">{t.export.copyHint(corrections)}</small>
              </span>
              <button type="button" className="button" aria-label={t.export.copy} onClick={() => void copy()}>
                <Icon name="copy" />
                {t.export.copyNow}
              </button>
            </li>
          )}
          {formats.map(
            ([format, offered, hint]) =>
              offered && (
                <li key={format} className="export-line">
                  <span>
                    <b>{t.export[format]}</b>
                    <small className="soft">{hint}</small>
                  </span>
                  {format === 'html' && (
                    <button type="button" className="button" onClick={() => void print()}>
                      <Icon name="print" />
                      {t.export.print}
                    </button>
                  )}
                  <button
                    type="button"
                    className="button"
                    aria-label={`${t.export.open} ${t.export[format]}`}
                    onClick={() => void save(format)}
                  >
                    <Icon name="download" />
                    {t.export.open}
                  </button>
                </li>
              ),
          )}
        </ul>
        {problem && (
          <p className="failure" role="alert">
            {problem}
          </p>
        )}
        {skipped.length > 0 && (
          <div className="notice block" role="status">
            <p>{t.export.skipped(skipped.length)}</p>
            <ul>
              {skipped.map(({ text, reason }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the list is shown once and never reordered
                <li key={index}>
                  “{text.slice(0, 30)}” {say.skipped(reason)}
                </li>
              ))}
            </ul>
          </div>
        )}
      </Sheet>
    </>
  )
}
