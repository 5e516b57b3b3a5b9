import type { CheckData } from '../data.ts'
import { isHanzi } from './normalize.ts'

/** Asked like a map, and never made one. */
export interface Alike {
  get(character: string): string
}

const known = new WeakMap<string[], Alike>()

/** To every character those that are written like it. */
export function alikeOf({ alike }: Pick<CheckData, 'alike'>): Alike {
  const made = known.get(alike) ?? compile(` ${alike.join(' ')} `)
  known.set(alike, made)
  return made
}

function compile(groups: string): Alike {
  const found = new Map<string, string>()
  const seek = (character: string) => {
    let all = ''
    for (
      let at = isHanzi(character.charCodeAt(0)) ? groups.indexOf(character) : -1;
      at >= 0;
      at = groups.indexOf(character, at + 1)
    ) {
      const start = groups.lastIndexOf(' ', at) + 1
      all += start === at ? groups.slice(at + 1, groups.indexOf(' ', at)) : groups[start]
    }
    found.set(character, all)
    return all
  }
  return { get: (character) => found.get(character) ?? seek(character) }
}
