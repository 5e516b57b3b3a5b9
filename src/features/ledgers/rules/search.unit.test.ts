import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText, searchColumns, searchTerms } from './search.ts'

const lexemes = (text: string) => new Set(text === '' ? [] : text.slice(1, -1).split(/' (?:& )?'/))
const alphabet = fc.constantFrom(..."澄和街道志愿服务ＡbＢ1１２ 　。“”%_\\'|&!:*💥é\n".split(''), '💥', 'e\u0301')
const text = fc.string({ unit: alphabet, maxLength: 60 })

describe('search columns and terms', () => {
  it('let through every record that holds the word, so that nothing is missed', () => {
    fc.assert(
      fc.property(text, fc.nat(60), fc.nat(10), (whole, start, length) => {
        const characters = [...foldText(whole)]
        const word = characters.slice(start, start + length).join('')
        const terms = searchTerms(word)
        if (!terms) return
        const known = lexemes(searchColumns([whole]).search)
        for (const gram of lexemes(terms.grams)) expect(known).toContain(gram)
      }),
      { seed: 20_261_122 },
    )
  })

  it('hold nothing that would break a tsvector or a tsquery', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (whole) => {
        const plain = /^(?:'[\p{L}\p{N}\p{M}]{1,8}'(?: (?:& )?|$))*$/u
        expect(searchColumns([whole]).search).toMatch(plain)
        expect(searchTerms(whole)?.grams ?? '').toMatch(plain)
      }),
      { seed: 20_261_122 },
    )
  })

  it('take wildcards of LIKE literally and fold width and capitals', () => {
    expect(searchTerms('100%_\\')!.patterns).toEqual(['%100\\%\\_\\\\%'])
    expect(searchTerms('ＡＢc　达标')!.patterns).toEqual(['%abc%', '%达标%'])
    expect(searchTerms(' 　 ')).toBeUndefined()
  })

  it('stay below the size a tsvector can have', () => {
    const varied = Array.from({ length: 200_000 }, (_, n) => String.fromCodePoint(0x4e00 + ((n * 7919) % 20_000))).join(
      '',
    )
    const { search, search_text } = searchColumns([varied])
    expect([...search_text]).toHaveLength(20_000)
    expect(Buffer.byteLength(search)).toBeLessThan(1_000_000)
  })
})
