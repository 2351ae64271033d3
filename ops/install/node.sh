# Sourced from frontend/: puts a Node.js that is new enough onto the path, unpacked by npm where the machine's is older.
wanted_node=20.19.0
own_node=$PWD/../data/node

has_node() {
  command -v npm >/dev/null 2>&1 && command -v node >/dev/null 2>&1 &&
    printf '%s\n%s\n' "$wanted_node" "$(node --version | tr -d v)" | sort -VC
}

[ ! -d "$own_node/node_modules/node/bin" ] || PATH=$own_node/node_modules/node/bin:$PATH
if ! has_node && command -v npm >/dev/null 2>&1; then
  echo "dashboard: unpacking a newer Node.js from npm into data/node"
  if npm install --prefix "$own_node" --no-audit --no-fund --loglevel=error node@22; then
    PATH=$own_node/node_modules/node/bin:$PATH
  fi
fi
