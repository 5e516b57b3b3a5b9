import { describe, expect, it } from 'vitest'
import { around } from './around.ts'

describe('the words around a fault', () => {
  const beside = (marked: string, most = 6) => {
    const start = marked.indexOf('⟦')
    const end = marked.indexOf('⟧') - 1
    return around(marked.replace(/[⟦⟧]/g, ''), start, end, most)
  }
  it('show whole numbers, so that nobody reads 38 as 3', () => {
    expect(beside('现有干部职工184人，其中⟦党员⟧平均年龄3.86万元，其余不计')).toEqual({
      before: '…184人，其中',
      after: '平均年龄3.86万…',
    })
  })
  it('end with the line', () => {
    expect(beside('上一行\n本行⟦错⟧字\n下一行')).toEqual({ before: '本行', after: '字' })
    expect(beside('⟦错⟧')).toEqual({ before: '', after: '' })
  })
  it('stay short beside a row of digits without end', () => {
    expect(beside(`${'7'.repeat(100)}⟦错⟧${'7'.repeat(100)}`)).toEqual({
      before: `…${'7'.repeat(12)}`,
      after: `${'7'.repeat(12)}…`,
    })
  })
})
