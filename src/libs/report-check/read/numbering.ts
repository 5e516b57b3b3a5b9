import { formatNumber } from './numerals.ts'

/** A list and a level of it, as a paragraph or style names them. */
export interface NumberingReference {
  numId?: string
  level?: number
}

/** The numbering a paragraph style has, and the style of its chain that states it. */
export interface NumberedStyles {
  numbering(styleId: string | undefined): { reference: NumberingReference; styleId: string } | undefined
}

export interface Level {
  start: number
  format: string
  text: string
  suffix: string
  legal: boolean
  /** The level number (1-based) whose use restarts this one; 0 = never; undefined = any higher level. */
  restart?: number
  styleId?: string
}

export interface Definition {
  levels: Map<number, Level>
  /** A list defined by a numbering style lives in the abstract numbering that carries `styleLink` of the same name. */
  styleLink?: string
  numStyleLink?: string
}

export interface Instance {
  definition: string
  starts: Map<number, number>
  levels: Map<number, Level>
}

/** The lists of a document: instances count by their definitions. */
export interface Lists {
  definitions: Map<string, Definition>
  instances: Map<string, Instance>
}

export const MAX_LEVEL = 8
export const newLevel = (): Level => ({ start: 1, format: 'decimal', text: '', suffix: 'tab', legal: false })

/**
 * Word's automatic numbering, of .docx and .doc, rebuilt: feed it the paragraphs in document order and it gives the label Word prints.
 * Instances (`w:num`) of one definition (`w:abstractNum`) count on together unless an override restarts them.
 */
export class Numbering {
  private readonly definitions: Lists['definitions']
  private readonly instances: Lists['instances']
  private readonly counters = new Map<string, (number | undefined)[]>()
  private readonly restarted = new Set<string>()
  private readonly styles: NumberedStyles

  constructor(styles: NumberedStyles, { definitions, instances }: Lists) {
    this.styles = styles
    this.definitions = definitions
    this.instances = instances
  }

  /**
   * Counts the paragraph and returns the label with what follows it, `''` for bullets, undefined when it is not numbered.
   * A label that ends with a letter or digit is followed by a space, so that it never runs into the text.
   */
  label(direct: NumberingReference | undefined, styleId: string | undefined): string | undefined {
    const inherited = this.styles.numbering(styleId)
    const numId = direct?.numId ?? inherited?.reference.numId
    if (numId === undefined || numId === '0') return undefined
    const instance = this.instances.get(numId)
    const key = instance && this.resolve(instance.definition)
    if (!instance || key === undefined) return undefined
    const ilvl = direct?.level ?? this.levelOfStyle(key, inherited?.styleId) ?? inherited?.reference.level ?? 0
    if (!(ilvl >= 0 && ilvl <= MAX_LEVEL)) return undefined
    const level = this.level(instance, key, ilvl)
    if (!level) return undefined
    const counters = this.count(numId, instance, key, ilvl, level.start)
    return this.print(instance, key, level, counters)
  }

  /** Follows a numbering style link to the definition that has the levels. */
  private resolve(key: string): string | undefined {
    const definition = this.definitions.get(key)
    if (!definition?.numStyleLink) return definition && key
    for (const [candidate, other] of this.definitions) {
      if (other.styleLink === definition.numStyleLink) return candidate
    }
    return key
  }

  private levelOfStyle(key: string, styleId: string | undefined): number | undefined {
    if (styleId === undefined) return undefined
    for (const [ilvl, level] of this.definitions.get(key)?.levels ?? []) {
      if (level.styleId === styleId) return ilvl
    }
    return undefined
  }

  private level(instance: Instance, key: string, ilvl: number): Level | undefined {
    return instance.levels.get(ilvl) ?? this.definitions.get(key)?.levels.get(ilvl)
  }

  private count(numId: string, instance: Instance, key: string, ilvl: number, start: number): (number | undefined)[] {
    let counters = this.counters.get(key)
    if (!counters) {
      counters = []
      this.counters.set(key, counters)
    }
    const override = instance.starts.get(ilvl)
    const current = counters[ilvl]
    if (override !== undefined && !this.restarted.has(`${numId}/${ilvl}`)) {
      this.restarted.add(`${numId}/${ilvl}`)
      counters[ilvl] = override
    } else counters[ilvl] = current === undefined ? (override ?? start) : current + 1
    for (let deeper = ilvl + 1; deeper <= MAX_LEVEL; deeper++) {
      const restart = this.level(instance, key, deeper)?.restart
      if (restart === undefined || (restart > 0 && ilvl < restart)) counters[deeper] = undefined
    }
    return counters
  }

  private print(instance: Instance, key: string, level: Level, counters: (number | undefined)[]): string {
    const label = level.text.replace(/%([1-9])/g, (_, digit) => {
      const ilvl = Number(digit) - 1
      const referred = this.level(instance, key, ilvl) ?? newLevel()
      return formatNumber(level.legal ? 'decimal' : referred.format, counters[ilvl] ?? referred.start)
    })
    if (level.format === 'bullet') return ''
    return level.suffix !== 'nothing' && /[A-Za-z0-9]$/.test(label) ? `${label} ` : label
  }
}
