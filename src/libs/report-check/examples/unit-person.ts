import type { ExamplesById } from '../rule.ts'
import type { Registry } from '../types.ts'

const PEOPLE: NonNullable<Registry['people']> = [{ name: '甲一山', posts: ['党组书记', '局长'] }]

export const unitPerson: ExamplesById = {
  'U-PERSON': {
    bad: [
      { text: '由⟦副局长甲一山⟧带队检查。', options: { registry: { people: PEOPLE } } },
      { text: '甲一山同志任⟦主任⟧。', options: { registry: { people: PEOPLE } } },
      '局长李小江同志带队检查。会上，⟦副局长李小江⟧强调了纪律。',
      '馆长李小江深入基层调研。⟦李小江副馆长⟧带队走访慰问。',
      '成立由检察长康小杰任组长的领导小组。我院将在检察长⟦康晓杰⟧的带领下再创佳绩。',
      '成立以党委书记高小平为组长的领导小组。党委⟦副书记高小平⟧带队督导。',
      '党支部书记、所长李小江经常说要带好头。会上，⟦教导员李小江⟧表示感谢。',
    ],
    good: [
      { text: '党组书记、局长甲一山带队检查，甲一山任组长。', options: { registry: { people: PEOPLE } } },
      '局长李小江带队检查，副局长王大海主持。',
      '校长王小明主持会议，副校长王小红作报告。副院长、内科主任李江坐诊，李江主任耐心解答。',
      '主任王小明主持，科长王小华发言。党支部书记高小平兼任组长，党委副书记高小平带队。',
      '所长李小江任组长，原教导员李小江同志留下的台账一应俱全。书记、站长王大海讲课，王大海书记带头。',
    ],
  },
}
