import '../styles/tokens.css'
import './sign-in.css'
import type { ErrorBody } from '../../libs/contract/index.ts'
import { applyPreferences, preferences, setPreference } from '../kit/preferences.ts'
import { texts } from './texts.ts'

const element = <T extends HTMLElement>(id: string) => document.getElementById(id) as T
const form = element<HTMLFormElement>('form')
const notice = element('notice')
const failure = element('failure')
const button = form.querySelector('button')!

const words = () => texts[preferences().language]

function write(): void {
  applyPreferences()
  document.title = words().title
  for (const place of document.querySelectorAll<HTMLElement>('[data-text]')) {
    place.textContent = words()[place.dataset.text as keyof typeof texts.en]
  }
  element('language').textContent = words().other
}

/** Answers with nothing when signed in, else with the sentence to show. */
async function post(path: string, body: object): Promise<string | undefined> {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (answer.ok) return undefined
    const { error } = (await answer.json().catch(() => ({ error: undefined }))) as Partial<ErrorBody>
    return sentence(answer.status, error)
  } catch {
    return words().offline
  }
}

// The server's sentence is Chinese and says most (how long to wait); English has its own by kind.
function sentence(status: number, error: ErrorBody['error'] | undefined): string {
  if (error && preferences().language === 'zh-CN') return error.message
  if (error?.code === 'accounts.linkSpent') return words().linkSpent
  if (status === 401) return words().wrongPassword
  if (status === 429) return words().tooMany
  return words().unexpected
}

/** Where to go afterwards: only a path of this site. */
function destination(): string {
  const wanted = new URLSearchParams(location.search).get('to') ?? '/'
  return /^\/(?![/\\])/.test(wanted) ? wanted : '/'
}

async function enterByLink(token: string): Promise<void> {
  notice.hidden = false
  notice.textContent = words().signingIn
  // A used token must not stay in the address bar or the history.
  history.replaceState(null, '', location.pathname + location.search)
  const problem = await post('/api/session/link', { token })
  if (!problem) return location.replace(destination())
  notice.textContent = problem
  notice.className = 'failure'
  showForm()
}

function showForm(): void {
  form.hidden = false
  element<HTMLInputElement>('username').focus()
}

form.addEventListener('submit', async (event) => {
  event.preventDefault()
  const { username, password } = Object.fromEntries(new FormData(form)) as Record<string, string>
  failure.textContent = ''
  if (!username?.trim() || !password) {
    failure.textContent = words().incomplete
    return
  }
  button.disabled = true
  button.textContent = words().signingIn
  const problem = await post('/api/session', { username: username.trim(), password })
  if (!problem) return location.replace(destination())
  failure.textContent = problem
  button.disabled = false
  button.textContent = words().signIn
  element<HTMLInputElement>('password').select()
})

element('language').addEventListener('click', () => {
  setPreference('language', preferences().language === 'en' ? 'zh-CN' : 'en')
  failure.textContent = ''
  write()
})

function start(): void {
  write()
  const token = new URLSearchParams(location.hash.slice(1)).get('token')
  if (token) void enterByLink(token)
  else showForm()
}
// A link pasted into an open sign-in tab changes only the fragment.
addEventListener('hashchange', start)
start()
