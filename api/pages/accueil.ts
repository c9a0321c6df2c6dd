/** What the address given in mails shows until the screens of organismes exist: the ways in, and nobody's data. */
export const ACCUEIL = `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Accrochage</title><link rel="stylesheet" href="/api/docs/style.css"></head>
<body><main><h1>Accrochage au système d’information du compte personnel de formation</h1>
<p>Ce service reçoit les demandes d’accrochage des organismes certificateurs, leurs dépôts de fichiers, et rend leurs accusés.</p>
<p>Suivre une demande, s’inscrire, valider son adresse : par le lien reçu par courriel.</p>
<p>Se faire connaître, se connecter, déposer un fichier, retrouver l’historique de ses dépôts et ses accusés : par l’API,
<a href="/api/docs">décrite ici</a>.</p></main></body></html>
`;
