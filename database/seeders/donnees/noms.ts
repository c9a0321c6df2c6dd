const mots = (liste: string): readonly string[] => liste.trim().split(/\s*,\s*/);

/** Family names, as a register writes them: capitals, some with accents, particles, hyphens, apostrophes. */
export const NOMS_DE_FAMILLE = mots(`
MARTIN, BERNARD, THOMAS, PETIT, ROBERT, RICHARD, DURAND, DUBOIS, MOREAU, LAURENT, SIMON, MICHEL, LEFÈVRE, LEROY, ROUX, DAVID,
BERTRAND, MOREL, FOURNIER, GIRARD, BONNET, DUPONT, LAMBERT, FONTAINE, ROUSSEAU, VINCENT, MULLER, LEFEVRE, FAURE, ANDRÉ,
MERCIER, BLANC, GUÉRIN, BOYER, GARNIER, CHEVALIER, FRANÇOIS, LEGRAND, GAUTHIER, GARCIA, PERRIN, ROBIN, CLÉMENT, MORIN, NICOLAS,
HENRY, ROUSSEL, MATHIEU, GAUTIER, MASSON, MARCHAND, DUVAL, DENIS, DUMONT, MARIE, LEMAIRE, NOËL, MEYER, DUFOUR, MEUNIER,
BRUN, BLANCHARD, GIRAUD, JOLY, RIVIÈRE, LUCAS, BRUNET, GAILLARD, BARBIER, ARNAUD, MARTINEZ, GÉRARD, ROCHE, RENARD, SCHMITT,
ROY, LEROUX, COLIN, VIDAL, CARON, PICARD, ROGER, FABRE, AUBERT, LEMOINE, RENAUD, DUMAS, LACROIX, OLIVIER, PHILIPPE, BOURGEOIS,
PIERRE, BENOIT, REY, LECLERC, PAYET, ROLLAND, LECLERCQ, GUILLAUME, LECOMTE, LOPEZ, JEAN, DUPUY, GUILLOT, HUBERT, BERGER,
CARPENTIER, SANCHEZ, DUPUIS, MOULIN, LOUIS, DESCHAMPS, HUET, VASSEUR, PEREZ, BOUCHER, FLEURY, ROYER, KLEIN, JACQUET, ADAM,
PARIS, POIRIER, MARTY, AUBRY, GUYOT, CARRÉ, CHARLES, RENAULT, CHARPENTIER, MÉNARD, MAILLARD, BARON, BERTIN, BAILLY, HERVÉ,
SCHNEIDER, FERNANDEZ, LE GALL, COLLET, LÉGER, BOUVIER, JULIEN, PRÉVOST, MILLET, PERROT, DANIEL, LE ROUX, COUSIN, GERMAIN,
BRETON, BESSON, LANGLOIS, RÉMY, LE GOFF, PELLETIER, LEVEQUE, PERRIER, LEBLANC, BARRÉ, LEBRUN, MARCHAL, WEBER, MALLET, HAMON,
BOULANGER, JACOB, MONNIER, MICHAUD, RODRIGUEZ, GUICHARD, GILLET, ÉTIENNE, GRONDIN, POULAIN, TESSIER, CHEVALLIER, COLLIN,
CHAUVIN, DA SILVA, BOUCHET, GAY, LEMAÎTRE, BÉNARD, MARÉCHAL, HUMBERT, REYNAUD, ANTOINE, HOARAU, PERRET, BARTHÉLEMY, CORDIER,
PICHON, LEJEUNE, GILBERT, LAMY, DELAUNAY, PASQUIER, CARLIER, LAPORTE, KERVADEC, O'MALLEY, D'ALMEIDA, DE LA TOUR, L'HERMITE,
N'DIAYE, BEN SALAH, EL AMRANI, NGUYEN, TRAN, DIALLO, TRAORÉ, KOWALSKI, YILMAZ, DOS SANTOS, BELKACEM, SAINT-PIERRE,
LE GUEN, ABGRALL, KERBRAT, QUÉMÉNEUR, ETCHEVERRY, CASANOVA, HAUMANT-VASSEUR, BOURDON-ROCHE, ŒUVRARD, PEÑA, BÄCKER`);

export const PRENOMS_F = mots(`
Marie, Camille, Léa, Manon, Chloé, Emma, Sarah, Laura, Julie, Pauline, Mathilde, Marion, Lucie, Anaïs, Océane, Inès, Clara,
Juliette, Louise, Alice, Jade, Zoé, Maëlle, Céline, Émilie, Aurélie, Élodie, Sophie, Nathalie, Isabelle, Sandrine, Stéphanie,
Valérie, Christelle, Karine, Virginie, Delphine, Caroline, Hélène, Béatrice, Françoise, Monique, Catherine, Sylvie, Martine,
Jacqueline, Noémie, Agathe, Margaux, Éloïse, Anne-Sophie, Marie-Laure, Anne, Claire, Audrey, Amandine, Mélanie, Solène, Gwenaëlle,
Nolwenn, Fatima, Aïcha, Yasmine, Khadija, Aminata, Fatou, Linh, Mei, Elif, Magdalena, Ana, Maria, Chiara, Siobhán, Maud, Ève,
Axelle, Capucine, Clémence, Domitille, Perrine, Roxane, Victoria, Wendy, Ophélie, Lou, Dominique, Claude, Andrea`);

export const PRENOMS_M = mots(`
Jean, Pierre, Lucas, Hugo, Thomas, Théo, Enzo, Nathan, Louis, Léo, Gabriel, Raphaël, Arthur, Jules, Maxime, Alexandre, Antoine,
Nicolas, Julien, Guillaume, Quentin, Kévin, Romain, Florian, Clément, Mathieu, Jérémy, Sébastien, Christophe, Stéphane, David,
Laurent, Frédéric, Olivier, Philippe, Patrick, Michel, Alain, Bernard, Gérard, François, Jean-François, Jean-Baptiste, Jean-Marc,
Pierre-Yves, Loïc, Yann, Erwan, Gaël, Tanguy, Maël, Noé, Élie, Étienne, Rémi, Benoît, Cédric, Fabien, Grégory, Jérôme, Vincent,
Xavier, Yves, Mohamed, Mehdi, Karim, Youssef, Ibrahim, Mamadou, Ousmane, Minh, Wei, Emre, Paweł, João, Luca, Seán, Diego, Simon,
Victor, Tristan, Côme, Aloïs, Baptiste, Bastien, Dylan, Dominique, Claude, Camille, Andrea`);
