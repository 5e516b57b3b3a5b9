import { createHmac } from 'node:crypto'
import type { ChannelKind } from '../contract/index.ts'
import { fitInto } from './text.ts'

export type RobotKind = Exclude<ChannelKind, 'mail'>

/** Where each provider's robots listen. */
export const robotAddresses: Record<RobotKind, readonly string[]> = {
  wecom: ['https://qyapi.weixin.qq.com/cgi-bin/webhook/send?'],
  dingtalk: ['https://oapi.dingtalk.com/robot/send?'],
  feishu: ['https://open.feishu.cn/open-apis/bot/v2/hook/', 'https://open.larksuite.com/open-apis/bot/v2/hook/'],
}

/** Whether messages may be posted there: the provider's own address, or an origin the operator has allowed. */
export function mayPost(kind: RobotKind, address: string, allowed: readonly string[]): boolean {
  if (!URL.canParse(address)) return false
  const { href, origin, username, password } = new URL(address)
  if (username || password) return false
  return allowed.includes(origin) || robotAddresses[kind].some((prefix) => href.startsWith(prefix))
}

export interface RobotMessage {
  title: string
  lines: readonly string[]
  /** Address of the product, or null. */
  link: string | null
}

/** Characters that the providers read as mentions, links or mark-up. */
const plain = (text: string) => text.replace(/[<>[\]`*_#]/g, (c) => '＜＞［］｀＊＿＃'['<>[]`*_#'.indexOf(c)]!)

/** The request as each provider documents it: 企业微信 and 钉钉 take Markdown, 飞书 text; 钉钉 signs in the address, 飞书 in the body. */
export function robotRequest(
  kind: RobotKind,
  address: string,
  signing: string | null,
  message: RobotMessage,
  now: Date,
): { url: string; body: unknown } {
  const title = plain(message.title)
  const lines = message.lines.map(plain)
  const url = new URL(address)
  if (kind === 'feishu') {
    const stamp = String(Math.floor(now.getTime() / 1000))
    const text = [`【${title}】`, ...fitInto(lines, 15_000), ...(message.link ? [message.link] : [])].join('\n')
    const sign = signing && { timestamp: stamp, sign: hmac(`${stamp}\n${signing}`, '') }
    return { url: url.href, body: { ...sign, msg_type: 'text', content: { text } } }
  }
  const link = message.link ? ['', `[打开创文](${message.link})`] : []
  if (kind === 'wecom') {
    const content = [`**${title}**`, ...fitInto(lines, 3500), ...link].join('\n')
    return { url: url.href, body: { msgtype: 'markdown', markdown: { content } } }
  }
  if (signing) {
    const stamp = String(now.getTime())
    url.searchParams.set('timestamp', stamp)
    url.searchParams.set('sign', hmac(signing, `${stamp}\n${signing}`))
  }
  const text = [`#### ${title}`, ...fitInto(lines, 15_000), ...link].join('\n\n')
  return { url: url.href, body: { msgtype: 'markdown', markdown: { title, text } } }
}

const hmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('base64')

/** What came of an attempt. `later`: surely not delivered, worth another try; `uncertain`: it may have been. */
export type Outcome = { state: 'sent' } | { state: 'later' | 'refused' | 'uncertain'; reason: string }

/** Codes by which the providers say "too fast". */
const tooFast = [45009, 130101, 130102, 9499, 11232, 11233]

/** All three answer 200 with a code of their own; zero means taken. */
export function robotOutcome(status: number, text: string): Outcome {
  if (status === 429) return { state: 'later', reason: '发送过于频繁' }
  if (status >= 500) return { state: 'uncertain', reason: `对方服务器出错（${status}）` }
  if (status !== 200) return { state: 'refused', reason: `对方拒绝（${status}）` }
  let answer: Record<string, unknown>
  try {
    answer = Object(JSON.parse(text)) as Record<string, unknown>
  } catch {
    return { state: 'uncertain', reason: '对方的回答无法识别' }
  }
  const code = [answer.errcode, answer.code, answer.StatusCode].find((each) => typeof each === 'number')
  if (code === 0) return { state: 'sent' }
  if (code === undefined) return { state: 'uncertain', reason: '对方的回答无法识别' }
  const told = [answer.errmsg, answer.msg].find((each) => typeof each === 'string')
  const reason = `对方返回 ${String(code)}${told ? `：${String(told).slice(0, 200)}` : ''}`
  return { state: tooFast.includes(code as number) ? 'later' : 'refused', reason }
}
