-- Neovim's whole configuration for the screenshot: its own LSP client, and the ESLint language server.
vim.opt.laststatus = 0
vim.opt.number = true
vim.opt.ruler = false
vim.opt.showmode = false
vim.opt.signcolumn = "yes"
vim.opt.swapfile = false
vim.opt.termguicolors = true
vim.opt.background = "dark"
-- Wide enough for a message in a window of its own, instead of cut off at the end of the line.
vim.diagnostic.config({ virtual_text = false, float = { border = "single", header = "", prefix = "" } })

for group, colours in pairs({
  Normal = { fg = "#e6e6e6", bg = "#1c1f26" },
  NormalFloat = { bg = "#2b303b" },
  FloatBorder = { fg = "#8b949e", bg = "#2b303b" },
  MsgSeparator = { bg = "#2b303b" },
  SignColumn = { bg = "#1c1f26" },
  LineNr = { fg = "#6e7681" },
  EndOfBuffer = { fg = "#1c1f26" },
  Statement = { fg = "#ff9d76" },
  Type = { fg = "#7ee0c3" },
  Identifier = { fg = "#e6e6e6" },
  PreProc = { fg = "#ff9d76" },
  Constant = { fg = "#a5d6ff" },
  Special = { fg = "#e6e6e6" },
  Error = { fg = "#e6e6e6" },
  DiagnosticError = { fg = "#ff7b72" },
  DiagnosticWarn = { fg = "#e3b341" },
  DiagnosticUnderlineError = { fg = "#ff7b72", underline = true },
  DiagnosticUnderlineWarn = { fg = "#e3b341", underline = true },
}) do
  vim.api.nvim_set_hl(0, group, colours)
end

vim.keymap.set("n", "<Space>a", vim.lsp.buf.code_action)
vim.keymap.set("n", "<Space>e", function()
  local _, window = vim.diagnostic.open_float()
  vim.wo[window].linebreak = true
end)

local folder = vim.fn.getcwd()

-- What the server asks for with `workspace/configuration`: the defaults of its VS Code extension.
local settings = {
  validate = "on",
  run = "onType",
  quiet = false,
  format = false,
  nodePath = vim.NIL,
  onIgnoredFiles = "off",
  options = vim.empty_dict(),
  experimental = vim.empty_dict(),
  problems = { shortenToSingleLine = false },
  rulesCustomizations = {},
  codeAction = {
    disableRuleComment = { enable = true, location = "separateLine" },
    showDocumentation = { enable = true },
  },
  codeActionOnSave = { enable = false, mode = "all" },
  workingDirectory = { mode = "location" },
  workspaceFolder = { uri = vim.uri_from_fname(folder), name = "example" },
}

-- The server does not push its reports, it waits to be asked. Neovim asks by itself from 0.10 on.
local function pull(client, buffer)
  local document = { uri = vim.uri_from_bufnr(buffer) }
  client.request("textDocument/diagnostic", { textDocument = document }, function(_, report, context)
    local found = { uri = document.uri, diagnostics = report and report.items or {} }
    vim.lsp.diagnostic.on_publish_diagnostics(nil, found, context, {})
  end, buffer)
end

vim.api.nvim_create_autocmd("FileType", {
  pattern = "typescript",
  callback = function(event)
    local id = vim.lsp.start_client({
      name = "eslint",
      cmd = { "node_modules/.bin/vscode-eslint-language-server", "--stdio" },
      root_dir = folder,
      workspace_folders = { settings.workspaceFolder },
      settings = settings,
      on_attach = function(client, buffer)
        pull(client, buffer)
        vim.api.nvim_create_autocmd("TextChanged", {
          buffer = buffer,
          callback = function()
            pull(client, buffer)
          end,
        })
      end,
    })
    vim.lsp.buf_attach_client(event.buf, id)
  end,
})
