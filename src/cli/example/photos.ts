import sharp from 'sharp'
import { storeEvidence } from '../../features/evidence/index.ts'
import type { Context } from '../../platform/http/context.ts'

const skies = ['#bcd7e6', '#d9e4d0', '#efe2c4', '#d8d3e8']
const grounds = ['#7c9a6b', '#9a8f6b', '#6b8a9a', '#9a6b6b']

/** Drawn scenes stand in for photos: an example may show no real person or place. Each is different, so each is evidence of its own. */
export async function createPhotos(ctx: Context): Promise<(count: number) => Promise<string[]>> {
  let drawn = 0
  return async (count) => {
    const ids: string[] = []
    for (let i = 0; i < count; i++) {
      drawn += 1
      const bytes = await sharp(Buffer.from(scene(drawn)))
        .jpeg({ quality: 80 })
        .toBuffer()
      const stream = new Blob([new Uint8Array(bytes)]).stream()
      ids.push((await storeEvidence(ctx, { name: `示例照片${drawn}.jpg`, stream })).id)
    }
    return ids
  }
}

function scene(n: number): string {
  const people = Array.from({ length: 3 + (n % 5) }, (_, i) => {
    const x = 110 + i * 110 + ((n * 37) % 60)
    const shirt = `hsl(${(n * 47 + i * 61) % 360} 45% 55%)`
    return `<circle cx="${x}" cy="${345 + (i % 2) * 14}" r="20" fill="#e7c3a0"/><rect x="${x - 24}" y="${368 + (i % 2) * 14}" width="48" height="92" rx="16" fill="${shirt}"/>`
  }).join('')
  const houses = Array.from({ length: 5 }, (_, i) => {
    const height = 90 + ((n * 31 + i * 53) % 140)
    return `<rect x="${i * 170 + 12}" y="${300 - height}" width="140" height="${height}" fill="#c9c2b8"/><rect x="${i * 170 + 34}" y="${318 - height}" width="26" height="30" fill="#8fa7b5"/><rect x="${i * 170 + 94}" y="${318 - height}" width="26" height="30" fill="#8fa7b5"/>`
  }).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="840" height="560"><rect width="840" height="560" fill="${skies[n % 4]}"/>${houses}<rect y="300" width="840" height="260" fill="${grounds[(n >> 2) % 4]}"/><circle cx="${720 - (n % 6) * 40}" cy="70" r="34" fill="#f4d58d"/>${people}</svg>`
}
