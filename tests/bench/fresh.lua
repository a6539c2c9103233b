-- wrk: every request asks for an address that was never asked for, so that no kept page answers it.
-- Argument: a word of this run.
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(arguments)
  local separator = wrk.path:find("?", 1, true) and "&" or "?"
  prefix = wrk.path .. separator .. "prova=" .. arguments[1] .. "-" .. number .. "-"
  count = 0
end

function request()
  count = count + 1
  return wrk.format(nil, prefix .. count)
end
