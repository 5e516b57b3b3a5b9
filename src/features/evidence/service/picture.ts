import { AppError } from '../../../platform/errors.ts'
import { errors } from '../contract.ts'
import { takenAt } from '../rules/taken-at.ts'
import { inTurn } from './turn.ts'

/** A picture may unfold to this many pixels: more than any camera of an office, little enough for a small machine's memory. */
const pixelLimit = 100_000_000
const thumbnailSide = 400

export interface Picture {
  width: number
  height: number
  thumbnail: Uint8Array
}

/** Size as seen upright, and a small copy without any of the camera's notes. @throws AppError for broken or vast pictures */
export function readPicture(file: string): Promise<Picture> {
  return inTurn(async () => {
    const { default: sharp } = await import('sharp')
    // Many cameras leave small faults that every program overlooks; a cut-off file is an error.
    const open = () => sharp(file, { limitInputPixels: pixelLimit, failOn: 'error', pages: 1 })
    const size = await sharp(file, { limitInputPixels: false, pages: 1 })
      .metadata()
      .catch(() => {
        throw new AppError(errors.brokenPhoto)
      })
    if (size.width * size.height > pixelLimit) throw new AppError(errors.tooManyPixels, { limit: pixelLimit / 1e8 })
    try {
      const thumbnail = await open()
        .autoOrient()
        .resize(thumbnailSide, thumbnailSide, { fit: 'inside', withoutEnlargement: true })
        .webp({ quality: 76 })
        .toBuffer()
      return { ...size.autoOrient, thumbnail }
    } catch {
      throw new AppError(errors.brokenPhoto)
    }
  })
}

/** When the camera says the photo was taken; its position stays in the original and is read nowhere. */
export async function readTakenAt(file: string, now: Date): Promise<Date | null> {
  const { default: exifr } = await import('exifr')
  const pick = ['DateTimeOriginal', 'OffsetTimeOriginal', 'CreateDate', 'OffsetTimeDigitized']
  const notes = await exifr.parse(file, { pick, reviveValues: false }).catch(() => undefined)
  if (!notes) return null
  const { DateTimeOriginal, OffsetTimeOriginal, CreateDate, OffsetTimeDigitized } = notes as Record<string, unknown>
  return takenAt(DateTimeOriginal, OffsetTimeOriginal, now) ?? takenAt(CreateDate, OffsetTimeDigitized, now) ?? null
}
