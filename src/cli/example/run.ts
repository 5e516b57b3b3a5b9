import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createApp } from '../../app.ts'
import { scorecard } from '../../features/assessments/index.ts'
import { allFigures, figuresFor, recordsBehind } from '../../features/figures/index.ts'
import type { ReportFault } from '../../features/reports/contract/index.ts'
import { createReport, downloadReport, freezeReport } from '../../features/reports/index.ts'
import { currentTree } from '../../features/schemes/index.ts'
import { type Context, createContext } from '../../platform/http/context.ts'
import { openPlatform } from '../../platform/open.ts'
import { endWith, onStop, progress } from '../../platform/terminal.ts'
import { loadExample } from './load.ts'

const template = 'chuangjian-huibao'

/** Writes 创建工作汇报.docx, figures.json and check.json into `out`; uses a data directory of its own and leaves nothing running. */
export async function runExample(out: string): Promise<void> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'chuangwen-example-'))
  const closers: (() => Promise<unknown>)[] = [() => rm(dataDir, { recursive: true, force: true })]
  const closeAll = async () => {
    for (const close of closers.splice(0).reverse()) await close()
  }
  onStop(closeAll)
  try {
    await mkdir(out, { recursive: true })
    const platform = await openPlatform({ dataDir, logLevel: 'warn' }, progress)
    closers.push(platform.close)
    const { deps } = createApp(platform.deps)
    const actor = await loadExample(deps, progress)
    const summary = await produce(createContext(deps, actor), path.resolve(out))
    await closeAll()
    process.stdout.write(summary)
  } catch (error) {
    await closeAll()
    endWith(error)
  }
}

async function produce(ctx: Context, out: string): Promise<string> {
  progress('正在生成汇报', 'writing the report')
  const draft = await createReport(ctx, { template })
  const report = await freezeReport(ctx, draft.id)
  const docx = Buffer.from(await (await downloadReport(ctx, report.id)).arrayBuffer())
  const figures = await figureRows(
    ctx,
    report.period,
    report.figures.map((f) => f.figure),
  )
  const files = {
    '创建工作汇报.docx': docx,
    'figures.json': json(figures),
    'check.json': json(report.faults.map(asLocated)),
  }
  for (const [name, content] of Object.entries(files)) await writeWhole(path.join(out, name), content)

  const { title } = await currentTree(ctx)
  const card = await scorecard(ctx)
  return [
    `${report.title}`,
    `测评体系：${title}`,
    `自评得分：${card.got} / ${card.full}${card.class ? `（${card.class}）` : ''}`,
    `数据 ${figures.length} 项，校核发现问题 ${report.faults.length} 处`,
    ...Object.keys(files).map((name) => `  ${path.join(out, name)}`),
    '',
  ].join('\n')
}

async function figureRows(ctx: Context, period: { from: string; to: string }, quoted: string[]) {
  const values = await figuresFor(ctx, quoted, period)
  const records = await recordsBehind(ctx, quoted, period)
  return (await allFigures(ctx))
    .filter((figure) => quoted.includes(figure.id))
    .map(({ id, name, unit, definition }) => ({
      id,
      name,
      value: values.get(id)?.value ?? null,
      unit,
      period,
      definition,
      records: (records.get(id) ?? []).map((record) => record.id),
    }))
}

function asLocated({ text: _text, ...fault }: ReportFault) {
  return fault
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

/** Under another name first, so that a killed run leaves no half file. */
async function writeWhole(file: string, content: string | Buffer): Promise<void> {
  const half = `${file}.${process.pid}.part`
  await writeFile(half, content)
  await rename(half, file)
}
