/** Packages that ship what they were written in, or much of what compilers and bundlers make of it. */
export const PACKAGES: readonly string[] = [
  // TypeScript
  "ai@7.0.173",
  "effect@4.1.0",
  "expo@58.0.0",
  "rxjs@7.8.2",
  "zod@4.6.7",
  // Components
  "@nuxt/ui@4.11.2",
  "bits-ui@2.21.0",
  "carbon-components-svelte@0.112.1",
  "flowbite-svelte@1.33.1",
  "primevue@5.0.2",
  // Modules and CommonJS
  "@directus/app@18.0.0",
  "@langchain/openai@1.5.8",
  "@openai/agents-openai@0.20.0",
  "@strapi/admin@5.54.0",
  "@sveltejs/kit@3.2.0",
  "core-js@3.51.0",
  "date-fns@4.4.0",
  "element-plus@2.14.8",
  "n8n-nodes-base@2.41.2",
  "naive-ui@2.45.3",
  "openai@7.57.0",
  "payload@3.90.2",
  "quasar@2.34.0",
  "svelte@5.57.3",
  "typeorm@1.1.1",
  "vant@4.10.2",
  // What parsers are tested with
  "test262-parser-tests@0.0.5",
];
