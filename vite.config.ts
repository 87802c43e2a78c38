import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import { paraglideVitePlugin } from '@inlang/paraglide-js'
import { defineConfig } from 'vite'
import { leanPages } from './tools/lean-pages.ts'

export default defineConfig({
  plugins: [
    leanPages(),
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/words',
      strategy: ['globalVariable', 'baseLocale'],
      emitGitIgnore: false,
    }),
    sveltekit({
      adapter: adapter(),
      compilerOptions: { runes: true },
      paths: { relative: false },
      csp: {
        mode: 'auto',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          'img-src': ['self', 'data:'],
          'object-src': ['none'],
          'base-uri': ['none'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
      version: { name: process.env.APP_VERSION ?? 'dev', pollInterval: 0 },
    }),
  ],
})
