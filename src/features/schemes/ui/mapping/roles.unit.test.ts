import { describe, expect, it } from 'vitest'
import { columnsOf, letterOf, rolesOf } from './roles.ts'

describe('roles of columns', () => {
  it('come from a mapping by letters or headers and go back to the same columns', () => {
    const headers = ['项目', '', '考核内容', '分 值', '标准分']
    const roles = rolesOf({ levels: [['A', 'B'], '考核内容'], points: ['分值', 'E'] }, headers)
    expect(roles).toEqual({ A: 'level:1', B: 'level:1', C: 'level:2', D: 'points', E: 'points' })
    expect(columnsOf(roles)).toEqual({ levels: [['A', 'B'], 'C'], points: ['D', 'E'] })
  })

  it('say a tree by levels, or by depth and name; else nothing yet', () => {
    expect(columnsOf({ A: 'level', B: 'name', C: 'points' })).toEqual({ level: 'A', name: 'B', points: 'C' })
    expect(columnsOf({ A: 'level', C: 'points' })).toBeUndefined()
    expect(columnsOf({ B: 'level:3', AA: 'level:1' })).toEqual({ levels: ['AA', 'B'] })
  })

  it('name columns as tables do', () => {
    expect([0, 25, 26, 701].map(letterOf)).toEqual(['A', 'Z', 'AA', 'ZZ'])
  })
})
