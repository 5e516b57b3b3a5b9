import './earlier.css'
import { useMemo } from 'react'
import type { Fault } from '../../../../libs/report-check/index.ts'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { Sheet } from '../../../../web/kit/sheet.tsx'
import { sharedPieces } from './shared-pieces.ts'
import { checkTexts } from './texts.ts'

interface ComparePassageProps {
  open: boolean
  /** The words of this text. */
  here: string
  earlier: NonNullable<Fault['earlier']>
  onClose: () => void
}

/** A passage beside the one of an earlier report that it was found against; what both have is marked. */
export function ComparePassage({ open, here, earlier, onClose }: ComparePassageProps) {
  const t = useTexts(checkTexts)
  return (
    <Sheet open={open} title={t.comparing.title} from="centre" onClose={onClose}>
      <div className="passages" lang="zh-CN">
        <Passage title={t.comparing.here} text={here} other={earlier.text} />
        <Passage title={`${t.comparing.from[earlier.from]}《${earlier.name}》`} text={earlier.text} other={here} />
      </div>
      <p className="soft">{t.comparing.marked}</p>
    </Sheet>
  )
}

function Passage({ title, text, other }: { title: string; text: string; other: string }) {
  const pieces = useMemo(() => sharedPieces(text, other), [text, other])
  return (
    <section>
      <h3>{title}</h3>
      <p>
        {pieces.map((piece, index) =>
          piece.shared ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text
            <mark key={index}>{piece.text}</mark>
          ) : (
            piece.text
          ),
        )}
      </p>
    </section>
  )
}
