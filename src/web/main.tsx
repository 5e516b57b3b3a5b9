import './styles/tokens.css'
import './styles/base.css'
import './styles/kit/controls.css'
import './styles/kit/states.css'
import './styles/kit/lists.css'
import './styles/kit/overlays.css'
import './styles/kit/forms.css'
import './styles/kit/phone.css'
import './styles/layout.css'
import './styles/print.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { applyPreferences } from './kit/preferences.ts'
import { createQueryClient } from './kit/queries.ts'
import { Toasts } from './kit/toast.tsx'
import { router } from './router.tsx'

applyPreferences()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <Suspense>
        <RouterProvider router={router} />
        <Toasts />
      </Suspense>
    </QueryClientProvider>
  </StrictMode>,
)
