import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import * as XLSX from '@e965/xlsx'
import exifr from 'exifr'
import { strToU8, zipSync } from 'fflate'
import iconv from 'iconv-lite'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import { operations, uploadLimit } from './contract.ts'
import { send, upload } from './test-support.ts'

let t: TestApp
beforeAll(async () => {
  t = await createTestApp()
})
afterAll(() => t.close())

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: `hsl(${Math.floor(Math.random() * 360)}, 40%, 50%)` } })
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text))
const body = (buffer: Uint8Array) => new Uint8Array(buffer)

/** A square picture of one bit a pixel, written by hand: drawing it would take the memory it is meant to waste. */
function whitePng(side: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc32(named), 4)
    return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head[8] = 1
  const rows = deflateSync(Buffer.alloc((side / 8 + 1) * side))
  const mark = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([mark, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

/** All files of the store, and all rows: what a failed upload must leave as they were. */
async function inventory() {
  const folder = path.dirname(path.dirname(t.deps.files.pathOf('00')))
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const { total } = await t.call('leader', operations.list)
  return { files: files.length, total }
}

async function refused(name: string, content: BodyInit) {
  const before = await inventory()
  const response = await send(t, name, content)
  expect(await inventory()).toEqual(before)
  return { status: response.status, ...((await response.json()) as { error: { code: string; message: string } }).error }
}

describe('recognising', () => {
  it('takes a photo with its time, upright size and a small copy without camera notes', async () => {
    const shot = await picture(1200, 800)
      .jpeg()
      .withMetadata({ orientation: 6 })
      .withExifMerge({
        IFD0: { Make: 'Example' },
        IFD2: { DateTimeOriginal: '2026:05:10 09:30:00' },
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '31/1 12/1 0/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '120/1 0/1 0/1',
        },
      })
      .toBuffer()
    expect((await exifr.parse(shot))?.latitude).toBeCloseTo(31.2)
    const photo = await upload(t, '活动.jpg', body(shot))
    expect(photo).toMatchObject({
      kind: 'photo',
      mediaType: 'image/jpeg',
      name: '活动.jpg',
      width: 800,
      height: 1200,
      takenAt: '2026-05-10T01:30:00.000Z',
      hasThumbnail: true,
      alreadyThere: false,
      records: 0,
    })
    const small = await t.fetch(`/api/evidence/${photo.id}/thumbnail`, {}, 'reader')
    expect(small.headers.get('content-type')).toBe('image/webp')
    const thumbnail = Buffer.from(await small.arrayBuffer())
    expect(await sharp(thumbnail).metadata()).toMatchObject({ format: 'webp', width: 267, height: 400 })
    expect(await exifr.parse(thumbnail).catch(() => undefined)).toBeUndefined()
    const original = await t.fetch(`/api/evidence/${photo.id}/original`, {}, 'reader')
    expect(Buffer.from(await original.arrayBuffer()).equals(shot)).toBe(true)
  })

  const office = (part: string, type: string) =>
    zipSync({
      '[Content_Types].xml': strToU8(
        `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/></Types>`,
      ),
      [part]: strToU8(`<x>${randomBytes(4).toString('hex')}</x>`),
    })
  const sheet = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(sheet, XLSX.utils.aoa_to_sheet([['示例', 1]]), '表')
  const doc = path.resolve(import.meta.dirname, '../../libs/report-check/read/fixtures/report.doc')
  const ftyp = (brand: string) =>
    Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}\0\0\0\0${brand}mif1`)])

  it.each([
    ['png', () => picture(30, 20).png().toBuffer(), 'photo', 'image/png', true],
    ['webp', () => picture(30, 20).webp().toBuffer(), 'photo', 'image/webp', true],
    ['gif', () => picture(30, 20).gif().toBuffer(), 'photo', 'image/gif', true],
    ['heic', () => Buffer.concat([ftyp('heic'), randomBytes(300)]), 'photo', 'image/heic', false],
    ['pdf', () => bytesOf('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'), 'document', 'application/pdf', false],
    [
      'docx',
      () => office('word/document.xml', 'wordprocessingml.document.main'),
      'document',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      false,
    ],
    [
      'xlsx',
      () => office('xl/workbook.xml', 'spreadsheetml.sheet.main'),
      'document',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      false,
    ],
    [
      'xls',
      () => XLSX.write(sheet, { type: 'buffer', bookType: 'biff8' }) as Buffer,
      'document',
      'application/vnd.ms-excel',
      false,
    ],
    ['doc', () => readFileSync(doc), 'document', 'application/msword', false],
    ['txt', () => bytesOf('创建工作会议纪要\r\n一、……'), 'document', 'text/plain', false],
    ['txt', () => iconv.encode('创建工作会议纪要：志愿服务', 'gbk'), 'document', 'text/plain', false],
    ['txt', () => iconv.encode('\ufeff创建工作会议纪要', 'utf-16le'), 'document', 'text/plain', false],
    ['zip', () => zipSync({ 'a.txt': randomBytes(9) }), 'other', 'application/zip', false],
  ] as const)('knows a %s by its content, whatever it is called', async (ending, make, kind, mediaType, hasThumbnail) => {
    const bytes = body(await make())
    const stored = await upload(t, '材料.exe', bytes)
    expect(stored).toMatchObject({ kind, mediaType, hasThumbnail, name: `材料.exe.${ending}`, size: bytes.length })
  })

  it.each([
    [
      'a program called photo',
      Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0'), randomBytes(400)]),
      'evidence.unknownKind',
    ],
    ['noise called photo', randomBytes(500), 'evidence.unknownKind'],
    ['a web page in UTF-8 with a zero byte', Buffer.from('<html>\0</html>'), 'evidence.unknownKind'],
    [
      'an empty compound file',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      'evidence.unknownKind',
    ],
    [
      'a vector picture that could hold a script',
      bytesOf('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
      'evidence.unknownKind',
    ],
    ['an executable archive', Buffer.from('7f454c4602010100', 'hex'), 'evidence.unknownKind'],
    ['only the head of a JPEG', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), 'evidence.brokenPhoto'],
    ['nothing', Buffer.alloc(0), 'evidence.empty'],
  ])('refuses %s and leaves nothing behind', async (_name, content, code) => {
    expect(await refused('照片.jpg', body(content))).toMatchObject({ code })
  })

  it('refuses a photo that was cut off on the way', async () => {
    const whole = await sharp(randomBytes(600 * 400 * 3), { raw: { width: 600, height: 400, channels: 3 } })
      .jpeg()
      .toBuffer()
    expect(await refused('半张.jpg', body(whole.subarray(0, whole.length / 2)))).toMatchObject({
      status: 422,
      code: 'evidence.brokenPhoto',
    })
  })

  it('does not unfold a picture of a few kilobytes into gigabytes', async () => {
    const bomb = whitePng(20_000)
    expect(bomb.length).toBeLessThan(100_000)
    expect(await refused('炸弹.png', body(bomb))).toMatchObject({ status: 422, code: 'evidence.tooManyPixels' })
  })

  it('keeps an archive bomb folded, also one that pretends to be a document', async () => {
    const zeros = new Uint8Array(80 * 1024 * 1024)
    const bomb = zipSync({ '[Content_Types].xml': zeros }, { level: 1 })
    const response = await send(t, '照片.jpg', body(bomb))
    const answer = (await response.json()) as { kind?: string; error?: { code: string } }
    expect([answer.kind, answer.error?.code]).toContainEqual(expect.stringMatching(/^other$|unknownKind$/))
  })

  it('takes a picture with something hidden behind it, and draws the small copy from the picture alone', async () => {
    const jpeg = await picture(60, 40).jpeg().toBuffer()
    const hidden = zipSync({ 'x.html': strToU8('<script>alert(1)</script>') })
    const both = await upload(t, '双面.html', body(Buffer.concat([jpeg, hidden])))
    expect(both).toMatchObject({ kind: 'photo', name: '双面.html.jpg' })
    const small = await t.fetch(`/api/evidence/${both.id}/thumbnail`, {}, 'reader')
    expect(Buffer.from(await small.arrayBuffer()).includes('x.html')).toBe(false)
  })

  it.each([
    ['0000:00:00 00:00:00', null],
    ['2126:01:01 00:00:00', null],
    ['1980:01:01 00:00:00', null],
    ['不是时间', null],
    ['2026:02:29 25:61:00', null],
  ])('believes no camera clock that says %s', async (time, expected) => {
    const shot = await picture(20, 20)
      .jpeg()
      .withExif({ IFD2: { DateTimeOriginal: time } })
      .toBuffer()
    expect((await upload(t, '钟.jpg', body(shot))).takenAt).toBe(expected)
  })
})

describe('storing', () => {
  it('keeps the same bytes once, whoever brings them and whatever they are called', async () => {
    const bytes = body(await picture(50, 50).png().toBuffer())
    const first = await upload(t, '一.png', bytes)
    const before = await inventory()
    const second = await upload(t, '二.png', bytes, 'department-liaison')
    expect([second.id, second.name, second.alreadyThere]).toEqual([first.id, '一.png', true])
    expect(await inventory()).toEqual(before)
  })

  it('keeps them once when six come at the same moment', async () => {
    const bytes = body(await picture(51, 51).png().toBuffer())
    const all = await Promise.all(Array.from({ length: 6 }, (_, n) => upload(t, `${n}.png`, bytes)))
    expect(new Set(all.map((each) => each.id)).size).toBe(1)
    expect(all.filter((each) => !each.alreadyThere)).toHaveLength(1)
  })

  it('brings a lost original back when it is uploaded again', async () => {
    const bytes = bytesOf(`纪要 ${randomBytes(8).toString('hex')}`)
    const stored = await upload(t, '纪要.txt', bytes)
    rmSync(t.deps.files.pathOf(stored.sha256))
    expect((await t.fetch(`/api/evidence/${stored.id}/original`, {}, 'reader')).status).toBe(404)
    await upload(t, '纪要.txt', bytes)
    expect((await t.fetch(`/api/evidence/${stored.id}/original`, {}, 'reader')).status).toBe(200)
    expect(statSync(t.deps.files.pathOf(stored.sha256)).size).toBe(bytes.length)
  })

  it('refuses what says it is too large without reading, and what turns out too large', async () => {
    let read = 0
    const endless = () =>
      new ReadableStream<Uint8Array>({
        pull(controller) {
          read += 1
          controller.enqueue(new Uint8Array(1024 * 1024))
        },
      })
    const declared = await t.fetch(
      '/api/evidence?name=a.zip',
      {
        method: 'POST',
        body: endless(),
        duplex: 'half',
        headers: { 'content-type': 'application/octet-stream', 'content-length': String(uploadLimit + 1) },
      } as RequestInit,
      'creation-office',
    )
    expect([declared.status, read]).toEqual([413, read < 3 ? read : -1])
    const told = await refused('大.zip', endless() as unknown as BodyInit)
    expect(told).toMatchObject({ status: 413, code: 'evidence.tooLarge' })
    expect(told.message).toContain('64 MB')
    expect(read).toBeLessThan(uploadLimit / 1024 / 1024 + 10)
  })

  it('leaves nothing of an upload whose line breaks', async () => {
    const broken = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytesOf('半截'))
      },
      pull(controller) {
        controller.error(new Error('connection lost'))
      },
    })
    expect(await refused('断.txt', broken as unknown as BodyInit)).toMatchObject({ code: 'evidence.incomplete' })
  })

  it.each([
    ['C:\\fakepath\\照片.txt', '照片.txt'],
    ['../../etc/passwd', 'passwd.txt'],
    ['....', '未命名.txt'],
    ['发票\u202etxt.exe', '发票txt.exe.txt'],
    ['会议 “纪要”; a=b.TXT', '会议 “纪要”; a=b.TXT'],
    [`${'长'.repeat(195)}.txt`, `${'长'.repeat(195)}.txt`],
  ])('keeps %s as %s', async (given, kept) => {
    expect((await upload(t, given, bytesOf(randomBytes(6).toString('hex')))).name).toBe(kept)
  })

  it('reads a name that an old program sent in GBK', async () => {
    const gbk = [...iconv.encode('会议纪要', 'gbk')].map((byte) => `%${byte.toString(16).toUpperCase()}`).join('')
    const response = await t.fetch(
      `/api/evidence?name=${gbk}.txt`,
      { method: 'POST', body: bytesOf('gbk name'), headers: { 'content-type': 'application/octet-stream' } },
      'creation-office',
    )
    expect(((await response.json()) as { name: string }).name).toBe('会议纪要.txt')
  })
})

describe('reading back', () => {
  it('always saves the original, under its true name, and answers 304 to who has it', async () => {
    const stored = await upload(t, '会议"纪要"；（一）.txt', bytesOf('内容'))
    const address = `/api/evidence/${stored.id}/original`
    const response = await t.fetch(address, {}, 'reader')
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    const disposition = response.headers.get('content-disposition')!
    expect(disposition).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[!-~]+$/)
    expect(decodeURIComponent(disposition.split("''")[1]!)).toBe('会议"纪要"；（一）.txt')
    const etag = response.headers.get('etag')!
    expect(etag).toBe(`"${stored.sha256}"`)
    const again = await t.fetch(address, { headers: { 'if-none-match': `W/"x", ${etag}` } }, 'reader')
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0])
  })

  it('has no small copy of what is no picture', async () => {
    const stored = await upload(t, 'a.txt', bytesOf('没有缩略图'))
    expect((await t.fetch(`/api/evidence/${stored.id}/thumbnail`, {}, 'reader')).status).toBe(404)
  })

  it('finds by name and description, literally', async () => {
    const stored = await upload(t, '100%达标_证明.txt', bytesOf('达标'))
    await t.call('creation-office', operations.update, { params: { id: stored.id }, body: { caption: '第三季度验收' } })
    const found = async (search: string) =>
      (await t.call('reader', operations.list, { query: { search } })).items.map((item) => item.name)
    expect(await found('100%')).toEqual(['100%达标_证明.txt'])
    expect(await found('季度验收')).toEqual(['100%达标_证明.txt'])
    expect(await found('达标%证')).toEqual([])
    expect((await t.call('reader', operations.list, { query: { kind: 'photo', search: '达标' } })).total).toBe(0)
  })

  it('lets a liaison describe only what the liaison brought in', async () => {
    const own = await upload(t, 'b.txt', bytesOf('联络员的'), 'community-liaison')
    const other = await upload(t, 'c.txt', bytesOf('创建办的'))
    const describeIt = (id: string) =>
      t.call('community-liaison', operations.update, { params: { id }, body: { caption: '说明' } })
    expect((await describeIt(own.id)).caption).toBe('说明')
    expect(await describeIt(other.id).catch((e: unknown) => e)).toMatchObject({ status: 403 })
    expect((await send(t, 'd.txt', bytesOf('x'), 'reader')).status).toBe(403)
  })
})
