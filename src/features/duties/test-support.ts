import type { TestApp } from '../../../tests/support/test-app.ts'
import { SchemeContent } from '../../libs/scoring/index.ts'
import { type ImportedOrganization, importOrganization } from '../organization/index.ts'
import { currentTree, publishScheme, startCycle } from '../schemes/index.ts'

export const scheme = (version: string, nodes: [name: string, department?: string][]) =>
  SchemeContent.parse({
    key: 'shili',
    version,
    title: '测试体系（示例）',
    levels: ['标准'],
    nodes: nodes.map(([name, department], i) => ({
      number: `${i + 1}`,
      name,
      points: 1,
      ...(department ? { department } : {}),
    })),
  })

/** Two departments, a community, three posts and two people; 示例甲 hands the head's post over to 示例乙 on 1 December 2026. */
export async function exampleOrganization(t: TestApp): Promise<ImportedOrganization> {
  const from = '2020-01-01'
  const ids = await importOrganization(t.context('creation-office'), {
    nodes: [
      { key: '综合办', kind: 'department', name: '党政综合办公室', from },
      { key: '财政所', kind: 'department', name: '财政所', from },
      { key: '澄湖', kind: 'community', name: '澄湖社区', from },
    ],
    posts: [
      { key: '主任', node: '综合办', name: '主任', from },
      { key: '科员', node: '综合办', name: '科员', from },
      { key: '所长', node: '财政所', name: '所长', from },
      { key: '书记', node: '澄湖', name: '社区党委书记', from },
    ],
    people: [
      { key: '甲', name: '示例甲', kind: 'staff' },
      { key: '乙', name: '示例乙', kind: 'staff' },
    ],
    appointments: [
      { person: '甲', post: '主任', from, to: '2026-11-30' },
      { person: '乙', post: '主任', from: '2026-12-01' },
    ],
    seats: [],
  })
  await t.setPlace('department-liaison', { departmentId: ids.nodes.get('财政所')! })
  await t.setPlace('community-liaison', { communityId: ids.nodes.get('澄湖')! })
  return ids
}

/** Starts a cycle on a scheme of these criteria; answers their ids. */
export async function startExampleCycle(
  t: TestApp,
  version: string,
  nodes: [name: string, department?: string][],
  [startsOn, endsOn]: [string, string],
): Promise<string[]> {
  const office = t.context('creation-office')
  await publishScheme(office, scheme(version, nodes))
  await startCycle(office, { scheme: 'shili', version, name: `${startsOn} 起`, startsOn, endsOn })
  return (await currentTree(office)).nodes.map((node) => node.id)
}
