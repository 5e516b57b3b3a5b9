import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const order = [
  'accounts',
  'organization',
  'schemes',
  'duties',
  'plans',
  'reminders',
  'evidence',
  'ledgers',
  'figures',
  'assessments',
  'simulations',
  'transfers',
  'reviews',
  'regulations',
  'reports',
  'campaigns',
  'overview',
]
/** Features that may read, never write, the tables of others. */
const readers = ['overview', 'reports', 'campaigns']
const featureFiles = /^(contract|tables|rules|permissions|queries|service|routes|index|ui|README\.md)(\/|\.ts$|$)/

interface Source {
  file: string
  text: string
  lines: number
  imports: string[]
}

function walk(folder: string): string[] {
  // npm run bench:check keeps packages of its own below scripts/.
  const names = readdirSync(path.join(root, folder)).filter((name) => name !== 'node_modules')
  return names.flatMap((name) => {
    const file = `${folder}/${name}`
    return statSync(path.join(root, file)).isDirectory() ? walk(file) : [file]
  })
}

function read(file: string): Source {
  const text = readFileSync(path.join(root, file), 'utf8')
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)].map((m) => m[1]!)
  const imports = specifiers.map((s) => path.posix.normalize(path.posix.join(path.posix.dirname(file), s)))
  return { file, text, lines: text.split('\n').length, imports }
}

const isTest = (file: string) => /\.test\.tsx?$|\.unit\.test\.ts$|test-support/.test(file)
const sources = [...walk('src'), ...walk('scripts')].filter((f) => /\.tsx?$/.test(f)).map(read)
const code = sources.filter((s) => !isTest(s.file))

/** Which room a file stands in. */
function room(file: string): string {
  if (/^src\/(main|app)\.ts$/.test(file)) return file.slice(4, -3)
  if (file.startsWith('src/cli/example')) return 'cli/example'
  if (file.startsWith('src/cli/admin')) return 'cli/admin'
  return file.split('/')[1] ?? file
}

function allowed(from: Source, to: string): boolean {
  const [a, b] = [room(from.file), room(to)]
  if (!to.startsWith('src/')) return from.file === 'src/main.ts' && to === 'scripts/build.ts'
  if (a === 'main') return true
  if (a === 'app') return b === 'features' || b === 'platform' || b === 'libs'
  if (a === 'cli/example' || a === 'cli/admin') return b !== 'web' && b !== 'main'
  if (a === 'cli') return b === 'cli' || b === 'cli/example' || b === 'cli/admin' || b === 'libs' || isContract(to)
  if (a === 'web') return b === 'web' || b === 'libs' || isContract(to) || isUi(to)
  if (a === 'features') return featureImport(from.file, to)
  if (a === 'platform') return b === 'platform' || b === 'libs'
  return a === 'libs' && b === 'libs'
}

const featureOf = (file: string) => file.split('/')[2]!
const isContract = (file: string) => /^src\/features\/[a-z]+\/contract(\.ts$|\/)/.test(file)
const isUi = (file: string) => /^src\/features\/[a-z]+\/ui\//.test(file)

function featureImport(from: string, to: string): boolean {
  const target = room(to)
  if (isUi(from)) return target === 'libs' || target === 'web' || isContract(to) || isUi(to)
  if (target === 'libs' || target === 'platform') return !isContract(from) || target === 'libs'
  if (target !== 'features') return false
  if (featureOf(from) === featureOf(to)) return !isUi(to)
  const earlier = order.indexOf(featureOf(to)) < order.indexOf(featureOf(from))
  return earlier && (isContract(to) || to.endsWith(`/${featureOf(to)}/index.ts`))
}

describe('the house', () => {
  it('imports only downwards, through the doors', () => {
    const crossing = code.flatMap((s) =>
      s.imports.filter((to) => s.file.startsWith('src/') && !allowed(s, to)).map((to) => `${s.file} → ${to}`),
    )
    expect(crossing).toEqual([])
  })

  it('keeps contracts browser-safe: plain zod and libs only', () => {
    const others = code
      .filter((s) => isContract(s.file))
      .flatMap((s) =>
        [...s.text.matchAll(/from '([^.'][^']*)'/g)]
          .map((m) => m[1])
          .filter((name) => name !== 'zod')
          .map((name) => `${s.file} → ${name}`),
      )
    expect(others).toEqual([])
  })

  it('keeps libs pure: no file system, no clock, no chance', () => {
    const impure = code
      .filter((s) => s.file.startsWith('src/libs/'))
      .filter((s) =>
        /from 'node:(fs|child_process|net|http|process)|Date\.now\(|new Date\(\)|Math\.random\(|process\.env/.test(
          s.text,
        ),
      )
      .map((s) => s.file)
    expect(impure).toEqual([])
  })

  it('knows every feature and its file names', () => {
    for (const feature of readdirSync(path.join(root, 'src/features'))) {
      expect(order).toContain(feature)
      const strange = readdirSync(path.join(root, 'src/features', feature)).filter(
        (name) => !featureFiles.test(name) && !isTest(name),
      )
      expect(strange, `files of ${feature}`).toEqual([])
    }
  })

  it('keeps files small enough to read: 400 lines, tests 600', () => {
    const long = sources.filter((s) => s.lines > (isTest(s.file) ? 600 : 400)).map((s) => `${s.file}: ${s.lines}`)
    expect(long).toEqual([])
  })

  it('names files in kebab-case, React components in PascalCase', () => {
    const names = sources
      .map((s) => s.file)
      .filter((f) => !/(^|\/)([a-z0-9-]+(\.[a-z0-9-]+)*\.tsx?|[A-Z][A-Za-z0-9]*(\.test)?\.tsx|zh-CN\.ts)$/.test(f))
    expect(names).toEqual([])
  })

  it('throws declared errors in services, never a bare Error', () => {
    const bare = code
      .filter((s) => /features\/[a-z]+\/(service|rules)(\.ts|\/)/.test(s.file) && /new Error\(/.test(s.text))
      .map((s) => s.file)
    expect(bare).toEqual([])
  })

  it('writes a table only in the feature that owns it', () => {
    const owners = new Map<string, string>()
    for (const s of code.filter((c) => /features\/[a-z]+\/tables(\.ts|\/)/.test(c.file))) {
      const block = /interface Tables \{([^}]*)\}/.exec(s.text)?.[1] ?? ''
      for (const [, table] of block.matchAll(/(\w+):/g)) owners.set(table!, featureOf(s.file))
    }
    expect(owners.size).toBeGreaterThan(0)
    const foreign = code
      .filter((s) => s.file.startsWith('src/features/'))
      .flatMap((s) =>
        [...s.text.matchAll(/(?:insertInto|updateTable|deleteFrom|insert into|delete from)\s*\(?\s*'?([a-z_]+)/g)]
          .filter(([, table]) => owners.has(table!) && owners.get(table!) !== featureOf(s.file))
          .map(([, table]) => `${s.file} writes ${table}`),
      )
    expect(foreign).toEqual([])
    const readersOnly = code
      .filter((s) => s.file.startsWith('src/features/'))
      .flatMap((s) =>
        [...s.text.matchAll(/(?:selectFrom|innerJoin|leftJoin)\(\s*'([a-z_]+)/g)]
          .filter(
            ([, table]) =>
              owners.has(table!) && owners.get(table!) !== featureOf(s.file) && !readers.includes(featureOf(s.file)),
          )
          .filter(([, table]) => order.indexOf(owners.get(table!)!) > order.indexOf(featureOf(s.file)))
          .map(([, table]) => `${s.file} reads the later table ${table}`),
      )
    expect(readersOnly).toEqual([])
  })

  it('keeps the same words in Chinese and English catalogues', () => {
    const keysOf = (text: string) => [...text.matchAll(/^\s*'?([\w.-]+)'?[:,]/gm)].map((m) => m[1])
    for (const zh of code.filter((s) => s.file.endsWith('/zh-CN.ts'))) {
      const en = code.find((s) => s.file === zh.file.replace('zh-CN.ts', 'en.ts'))
      expect(en, `${zh.file} has no en.ts`).toBeDefined()
      const english = new Set(keysOf(en!.text))
      expect(
        keysOf(zh.text).filter((key) => !english.has(key)),
        zh.file,
      ).toEqual([])
    }
  })

  it('names no machine and no file that a stranger lacks', () => {
    const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' })
      .split('\n')
      .filter((f) => /\.(ts|tsx|md|yaml|json|mjs|html|css)$/.test(f))
    const names = tracked.filter(
      (f) =>
        f !== 'tests/architecture.test.ts' &&
        f !== 'package-lock.json' &&
        /(^|[^\w])\/(work|farm)\/|\.\.\/shared\b/.test(readFileSync(path.join(root, f), 'utf8')),
    )
    expect(names).toEqual([])
  })

  it('pins every package in the lockfile by version and hash, for every platform', () => {
    const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { version?: string; integrity?: string }>
    }
    const loose = Object.entries(packages).filter(([name, entry]) => name !== '' && !(entry.version && entry.integrity))
    expect(loose.map(([name]) => name)).toEqual([])
    const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<
      string,
      Record<string, string>
    >
    const wanted = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
      Object.entries(manifest[kind] ?? {}),
    )
    expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  })
})
