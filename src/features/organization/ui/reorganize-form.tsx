import { Checkbox, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { useErrorText } from '../../../web/kit/errors.ts'
import { DateInput } from '../../../web/kit/form/date-input.tsx'
import { useTexts } from '../../../web/kit/i18n.ts'
import { useSession } from '../../../web/kit/session.ts'
import { kitTexts } from '../../../web/kit/texts.ts'
import { type Organization, Reorganization } from '../contract.ts'
import { organizationTexts } from './texts.ts'

interface ReorganizeFormProps {
  kind: Reorganization['kind']
  nodeId: string
  organization: Organization
  onPreview: (wanted: Reorganization) => Promise<void>
}

const aNewOne = 'new'
const abolished = 'abolished'

/** What is merged or split, into what, and where each post goes. */
export function ReorganizeForm({ kind, nodeId, organization, onPreview }: ReorganizeFormProps) {
  const t = useTexts(organizationTexts).reorganize
  const texts = useTexts(organizationTexts)
  const { required } = useTexts(kitTexts).form
  const errorText = useErrorText()
  const { today } = useSession()
  const id = useId()
  const own = organization.nodes.find((node) => node.id === nodeId)!
  const kin = organization.nodes.filter((node) => node.kind === own.kind)
  const [day, setDay] = useState<string | undefined>(today)
  const [sources, setSources] = useState([nodeId])
  const [into, setInto] = useState(aNewOne)
  const [keeps, setKeeps] = useState(true)
  const [names, setNames] = useState(kind === 'merge' ? [''] : ['', ''])
  const [chosen, setChosen] = useState<Record<string, string>>({})
  const [rest, setRest] = useState(0)
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)

  const split = kind === 'split'
  const named = split && keeps ? names.slice(1) : names
  const targets: Reorganization['targets'] = split
    ? [...(keeps ? [{ nodeId }] : []), ...named.map((name) => ({ name: name.trim() }))]
    : [into === aNewOne ? { name: (names[0] ?? '').trim() } : { nodeId: into }]
  const titles = targets.map((target, i) =>
    'nodeId' in target
      ? kin.find((node) => node.id === target.nodeId)!.name
      : target.name || (split ? t.part(i + 1) : t.intoNew),
  )
  const posts = organization.posts.filter(
    (post) => post.nodeId !== null && sources.includes(post.nodeId) && (split || post.nodeId !== into),
  )
  const goal = (postId: string) => chosen[postId] ?? String(split && keeps ? 0 : rest)

  const submit = async () => {
    const wanted = Reorganization.safeParse({
      kind,
      day,
      sources,
      targets,
      posts: posts.map((post) => ({
        postId: post.id,
        target: goal(post.id) === abolished ? null : Number(goal(post.id)),
      })),
      rest,
    })
    if (!day) return setProblem(required(texts.effective))
    if (targets.some((target) => 'name' in target && !target.name))
      return setProblem(required(split ? t.partNames : texts.newName))
    if (!wanted.success) return setProblem(wanted.error.issues[0]?.message)
    setProblem(undefined)
    setBusy(true)
    try {
      await onPreview(wanted.data)
    } catch (error) {
      setProblem(errorText(error))
    } finally {
      setBusy(false)
    }
  }
  const rename = (index: number, name: string) => setNames(names.map((old, i) => (i === index ? name : old)))
  const nameInput = (index: number, label: string) => (
    <label key={index} className="org-field" htmlFor={`${id}name${index}`}>
      <span>{label}</span>
      <Input
        id={`${id}name${index}`}
        value={names[index] ?? ''}
        maxLength={40}
        onChange={(event) => rename(index, event.target.value)}
      />
    </label>
  )

  return (
    <form
      className="card org-reorganize"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <label className="org-field" htmlFor={`${id}day`}>
        <span>{texts.effective}</span>
        <DateInput id={`${id}day`} value={day} onChange={setDay} label={texts.effective} />
      </label>
      {!split && (
        <>
          <fieldset className="org-field">
            <legend>{t.sources}</legend>
            <Checkbox.Group
              className="org-sources"
              value={sources}
              options={kin.map((node) => ({ value: node.id, label: node.name }))}
              onChange={(values) => setSources(values as string[])}
            />
          </fieldset>
          <label className="org-field" htmlFor={`${id}into`}>
            <span>{t.into}</span>
            <Select
              id={`${id}into`}
              value={into}
              onChange={setInto}
              options={[
                { value: aNewOne, label: t.intoNew },
                ...kin.map((node) => ({ value: node.id, label: node.name })),
              ]}
            />
          </label>
          {into === aNewOne && nameInput(0, texts.newName)}
        </>
      )}
      {split && (
        <>
          <Checkbox checked={keeps} onChange={(event) => setKeeps(event.target.checked)}>
            {t.keep(own.name)}
          </Checkbox>
          {names.map((_, i) => (keeps && i === 0 ? null : nameInput(i, t.partName(i + 1))))}
          <span className="org-actions">
            {names.length < 10 && (
              <button type="button" className="button" onClick={() => setNames([...names, ''])}>
                {t.addPart}
              </button>
            )}
            {names.length > 2 && (
              <button type="button" className="button" onClick={() => setNames(names.slice(0, -1))}>
                {t.removePart}
              </button>
            )}
          </span>
        </>
      )}
      <fieldset className="org-field">
        <legend>{t.posts}</legend>
        {posts.length === 0 && <p className="soft">{t.noPosts}</p>}
        {posts.map((post) => (
          <label key={post.id} className="org-post-goal" htmlFor={id + post.id}>
            <span>
              {[!split && kin.find((node) => node.id === post.nodeId)?.name, post.name, post.holders[0]?.name]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <Select
              id={id + post.id}
              value={goal(post.id)}
              onChange={(value) => setChosen({ ...chosen, [post.id]: value })}
              options={[
                ...titles.map((label, i) => ({ value: String(i), label })),
                { value: abolished, label: t.abolish },
              ]}
            />
          </label>
        ))}
      </fieldset>
      {split && (
        <label className="org-field" htmlFor={`${id}rest`}>
          <span>{t.rest}</span>
          <Select
            id={`${id}rest`}
            value={rest}
            onChange={setRest}
            options={titles.map((label, value) => ({ value, label }))}
          />
        </label>
      )}
      {problem && (
        <p className="notice" role="alert">
          {problem}
        </p>
      )}
      <p className="actions">
        <button type="submit" className="button primary" disabled={busy}>
          {t.preview}
        </button>
      </p>
    </form>
  )
}
