import { type Definition, type Instance, type Level, type Lists, newLevel } from '../numbering.ts'
import { type Attributes, isOn, scanXml } from './xml.ts'

/** Reads the numbering part; a document without it has no lists. */
export function readNumbering(xml: string | undefined): Lists {
  const lists: Lists = { definitions: new Map(), instances: new Map() }
  if (!xml) return lists
  let definition: Definition | undefined
  let instance: Instance | undefined
  let level: Level | undefined
  let overrideLevel = 0
  const openLevel = (attributes: Attributes) => {
    level = newLevel()
    ;(instance ?? definition)?.levels.set(Number(attributes['w:ilvl'] ?? overrideLevel), level)
  }
  scanXml(xml, {
    open: (name, attributes) => {
      const value = attributes['w:val'] ?? ''
      if (name === 'w:abstractNum') {
        definition = { levels: new Map() }
        lists.definitions.set(attributes['w:abstractNumId'] ?? '', definition)
      } else if (name === 'w:num') {
        instance = { definition: '', starts: new Map(), levels: new Map() }
        lists.instances.set(attributes['w:numId'] ?? '', instance)
      } else if (name === 'w:lvl') openLevel(attributes)
      else if (name === 'w:lvlOverride') overrideLevel = Number(attributes['w:ilvl'] ?? 0)
      else if (name === 'w:startOverride') instance?.starts.set(overrideLevel, Number(value) || 0)
      else if (name === 'w:abstractNumId' && instance) instance.definition = value
      else if (name === 'w:styleLink' && definition) definition.styleLink = value
      else if (name === 'w:numStyleLink' && definition) definition.numStyleLink = value
      else if (level) readLevelProperty(level, name, attributes)
    },
    close: (name) => {
      if (name === 'w:abstractNum') definition = undefined
      else if (name === 'w:num') instance = undefined
      else if (name === 'w:lvl') level = undefined
    },
  })
  return lists
}

function readLevelProperty(level: Level, name: string, attributes: Attributes): void {
  const value = attributes['w:val'] ?? ''
  if (name === 'w:start') level.start = Number(value) || 0
  else if (name === 'w:numFmt') level.format = value
  else if (name === 'w:lvlText') level.text = value
  else if (name === 'w:suff') level.suffix = value
  else if (name === 'w:isLgl') level.legal = isOn(attributes)
  else if (name === 'w:lvlRestart') level.restart = Number(value)
  else if (name === 'w:pStyle') level.styleId = value
}
