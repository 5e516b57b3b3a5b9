import { AntdRoot } from '../../../web/kit/antd-root.tsx'
import { EntryForm } from '../../../web/kit/form/entry-form.tsx'
import { useTexts } from '../../../web/kit/i18n.ts'
import { useChange } from '../../../web/kit/queries.ts'
import { operations } from '../contract.ts'
import { accountsTexts } from './texts.ts'

/** Sets one's own password; stands outside the work layout, so it brings Ant Design itself. */
export function PasswordForm({ onDone }: { onDone: () => void }) {
  const t = useTexts(accountsTexts)
  const setPassword = useChange(operations.setPassword)
  return (
    <AntdRoot>
      <EntryForm
        schema={operations.setPassword.body!}
        fields={[
          {
            key: 'password',
            label: t.password.label,
            type: 'password',
            required: true,
            hint: t.password.hint,
            autoComplete: 'new-password',
          },
        ]}
        onSubmit={async (body) => {
          await setPassword.mutateAsync({ body })
          onDone()
        }}
      />
    </AntdRoot>
  )
}
