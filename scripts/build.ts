import { createHash } from 'node:crypto'
import { existsSync, globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const root = path.resolve(import.meta.dirname, '..')
const output = path.join(root, 'dist/web')
const stampFile = path.join(output, 'build-stamp.json')
const sourcePatterns = ['src/web/**/*', 'src/libs/**/*', 'src/features/*/ui/**/*', 'src/features/*/contract{.ts,/**/*}']
const compressible = /\.(js|css|html|svg|json)$/

/** Whether `dist/web` was built from the sources as they are now. */
export function webIsFresh(): boolean {
  if (!existsSync(stampFile)) return false
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8')).sources === sourcesHash()
  } catch {
    return false
  }
}

/** Builds the pages into `dist/web`, with a .gz and a .br beside every text file. Throws when the build fails. */
export async function buildWeb({ quiet }: { quiet: boolean }): Promise<void> {
  const sources = sourcesHash()
  const { build } = await import('vite')
  // The native loader leaves no temporary file, which a watched server would take for a change.
  await build({
    configLoader: 'native',
    configFile: path.join(root, 'vite.config.ts'),
    logLevel: quiet ? 'error' : 'info',
  })
  await compressAll()
  writeFileSync(stampFile, `${JSON.stringify({ sources })}\n`)
}

function sourcesHash(): string {
  const hash = createHash('sha256')
  const sources = globSync(sourcePatterns, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
  // Line ends and separators differ between platforms; the hash must not.
  for (const file of ['package-lock.json', 'vite.config.ts', ...sources.sort()]) {
    hash
      .update(file.replaceAll(path.sep, '/'))
      .update('\0')
      .update(readFileSync(path.join(root, file)))
  }
  return hash.digest('hex')
}

async function compressAll(): Promise<void> {
  const files = readdirSync(output, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && compressible.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
  for (const file of files) {
    const bytes = await readFile(file)
    const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }
    await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes, brotli))
    await writeFile(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }))
  }
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await buildWeb({ quiet: process.argv.includes('--quiet') })
}
