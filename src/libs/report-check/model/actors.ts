import { sameKind, statedKinds } from './identity.ts'
import { isProse, type Line } from './lines.ts'
import { lineAt, type TextModel } from './text-model.ts'

/** Nouns by which a report calls its own house or its own people; each belongs to one kind of unit. */
const ACTORS: { nouns: string[]; kind: string }[] = [
  { nouns: ['街道', '办事处'], kind: '街道' },
  { nouns: ['医院', '科室医护', '医护人员'], kind: '医院' },
  { nouns: ['学院', '我校', '师生', '班主任'], kind: '学校' },
  { nouns: ['林场', '护林员', '场部'], kind: '林场' },
  { nouns: ['文化站', '文化专干'], kind: '文化站' },
  { nouns: ['图书馆', '馆员', '阅览室'], kind: '馆' },
  { nouns: ['景区', '讲解员'], kind: '景区' },
  { nouns: ['法院', '法官', '庭审'], kind: '法院' },
  { nouns: ['派出所', '辅警'], kind: '派出所' },
  { nouns: ['供电所', '台区经理'], kind: '供电所' },
  { nouns: ['水厂', '厂里', '全厂'], kind: '厂' },
  { nouns: ['支行', '柜员', '客户经理'], kind: '银行' },
  { nouns: ['收费站', '收费员'], kind: '收费站' },
  { nouns: ['救助站', '受助人员'], kind: '救助站' },
  { nouns: ['海关', '关员'], kind: '海关' },
  { nouns: ['车站', '客运员'], kind: '车站' },
  { nouns: ['营业厅', '营业部', '投递员'], kind: '营业部' },
  { nouns: ['消防站', '指战员'], kind: '救援站' },
  { nouns: ['物业公司', '业主'], kind: '公司' },
  { nouns: ['导游', '旅行社'], kind: '旅行社' },
  { nouns: ['司法所', '调解员'], kind: '司法所' },
]
/** The noun acts: it stands at the head of a clause with a verb behind it. */
const ACTS =
  /^(?:成立|组建|现有|把|先后|推行|设立|坚持|建立|开展|严格|还|也|每|将|以|对|从|共|有|投入|修订|领导|班子|党委|党支部|党组|实行|组织|制定|聘请|邀请|在|为|向|全部|人均|\d)/
const BEFORE = /[。；，\n、：”]/

/** A paragraph whose actors belong to another kind of house and are named nowhere else. */
export interface ForeignPassage {
  line: Line
  noun: string
  start: number
}

export function foreignPassages(model: TextModel): ForeignPassage[] {
  const stated = statedKinds(model)
  if (stated.size === 0) return []
  const found: ForeignPassage[] = []
  for (const { nouns, kind } of ACTORS) {
    if ([...stated].some((own) => own === kind || sameKind(own, kind) || kind.endsWith(own) || own.endsWith(kind)))
      continue
    const places = nouns.flatMap((noun) => placesOf(model, noun))
    const lines = new Set(places.map(({ line }) => line))
    const [line] = lines
    if (lines.size !== 1 || !line || !isProse(line)) continue
    const acting = places.filter(
      ({ noun, start }) =>
        ACTS.test(model.plain.slice(start + noun.length, start + noun.length + 4)) &&
        (start === line.start || BEFORE.test(model.plain[start - 1] as string)),
    )
    if (acting.length === 0 || line.end - line.start < MIN_PASSAGE) continue
    found.push({ line, noun: acting[0]?.noun as string, start: acting[0]?.start as number })
  }
  return found
}

const MIN_PASSAGE = 60
const MOST = 20

function placesOf(model: TextModel, noun: string): { noun: string; start: number; line: Line }[] {
  const places: { noun: string; start: number; line: Line }[] = []
  let start = model.plain.indexOf(noun)
  while (start >= 0 && places.length < MOST) {
    places.push({ noun, start, line: lineAt(model, start) })
    start = model.plain.indexOf(noun, start + noun.length)
  }
  return places
}
