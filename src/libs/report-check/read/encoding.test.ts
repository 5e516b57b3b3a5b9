import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decodeText } from './encoding.ts'

const PROSE = '示例街道2025年创建工作汇报\n一、加强领导\n全年共开展志愿服务128场次，参与群众3600人次。\n'
const SHORT = '沈阳市和平区'
const bytes = (text: string, encoding: string, addBOM = false) =>
  new Uint8Array(iconv.encode(text, encoding, { addBOM }))

describe('decodeText', () => {
  it.each([
    ['utf-8', 'utf-8'],
    ['gb18030', 'gb18030'],
    ['gbk', 'gb18030'],
    ['utf-16le', 'utf-16le'],
    ['utf-16be', 'utf-16be'],
  ])('recognises %s without a byte order mark', (encoding, expected) => {
    for (const text of [
      PROSE,
      PROSE.repeat(50),
      PROSE.replaceAll('\n', '\r\n'),
      '一是加强组织领导，二是加强宣传引导',
    ]) {
      expect(decodeText(bytes(text, encoding))).toEqual({ source: text, encoding: expected, bom: false })
    }
  })

  it.each([
    'utf-8',
    'utf-16le',
    'utf-16be',
  ])('takes the byte order mark of %s and leaves it out of the text', (encoding) => {
    expect(decodeText(bytes(PROSE, encoding, true))).toEqual({ source: PROSE, encoding, bom: true })
  })

  it('prefers GB18030 to UTF-16 for a short text without common words', () => {
    expect(decodeText(bytes(SHORT, 'gb18030'))).toMatchObject({ source: SHORT, encoding: 'gb18030' })
  })

  it('reads four-byte GB18030 characters', () => {
    expect(decodeText(bytes('王㐂同志负责社区工作', 'gb18030')).source).toBe('王㐂同志负责社区工作')
  })

  it('reads pure ASCII as UTF-8', () => {
    expect(decodeText(bytes('GB/T 9704-2012\n', 'ascii'))).toMatchObject({
      encoding: 'utf-8',
      source: 'GB/T 9704-2012\n',
    })
  })

  it('still reads a file cut in the middle of a character', () => {
    const text = PROSE.repeat(3)
    const utf8 = bytes(text, 'utf-8')
    expect(decodeText(utf8.subarray(0, utf8.length - 5)).source).toContain('全年共开展志愿服务128场次')
    const gbk = bytes(text, 'gbk')
    expect(decodeText(gbk.subarray(0, gbk.length - 4)).encoding).toBe('gb18030')
  })

  it('refuses binary data, with and without zero bytes', () => {
    let seed = 7
    const random = (length: number, low: number) =>
      Uint8Array.from({ length }, () => {
        seed = (seed * 1103515245 + 12345) % 2 ** 31
        return low + ((seed >> 8) % (256 - low))
      })
    for (const data of [random(4096, 0), random(4096, 1), new Uint8Array(512), random(40, 0)]) {
      expect(() => decodeText(data)).toThrow('不是文本文件')
    }
  })
})
