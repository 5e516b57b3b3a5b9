import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const root = path.resolve(import.meta.dirname, 'src/web')

/** Two pages: the shell, and a sign-in page of its own that is there before anything heavy is fetched. */
export default defineConfig({
  root,
  publicDir: path.join(root, 'public'),
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    target: 'chrome109',
    outDir: path.resolve(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: { index: path.join(root, 'index.html'), 'sign-in': path.join(root, 'sign-in.html') },
    },
  },
})
