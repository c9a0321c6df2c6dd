import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.Attributes;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Asks javax.xml.validation what it says of documents. One JSON line per document and schema:
 * {"erreurs":[["ERROR",line,column,"message"],…],"exception":"class: message"} (exception only when it threw without
 * having given a sentence to the handler).
 *
 * java Oracle.java --xsd A.xsd [--xsd B.xsd] FILE…     the files, each with every schema, through StreamSource(File)
 * java Oracle.java --xsd A.xsd [--xsd B.xsd] --flux    documents on stdin: 4 bytes of length, 1 byte whose bit i asks
 *                                                      for schema i, then the bytes; answers in the same order; bit 7
 *                                                      asks first for {"v115":"OUI"|"PEUT_ETRE"|"NON"}
 * --par-fichier: a document of --flux goes through a temporary file, to prove that both ways answer alike.
 */
public final class Oracle {
  private static final int LONGUEUR_MAX = 1 << 28;
  private static final int DEMANDE_VERSION = 0x80;
  private static final String CPF = "urn:cdc:cpf:pc5:schema:1.0.0";
  private static final String CHEMIN_ACTION = "/flux/action";
  private static final String CHEMIN_IDENTIFIANT =
      "/flux/emetteur/certificateurs/certificateur/certifications/certification/passageCertifications"
          + "/passageCertification/identificationTitulaire/identifiantNational";

  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.FRANCE);
    List<Schema> schemas = new ArrayList<>();
    List<String> fichiers = new ArrayList<>();
    boolean flux = false;
    boolean parFichier = false;
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--xsd")) schemas.add(lireSchema(new File(args[++i])));
      else if (args[i].equals("--flux")) flux = true;
      else if (args[i].equals("--par-fichier")) parFichier = true;
      else fichiers.add(args[i]);
    }
    List<Validator> validateurs = new ArrayList<>();
    for (Schema schema : schemas) validateurs.add(creerValidateur(schema));
    PrintStream sortie = new PrintStream(new BufferedOutputStream(System.out, 1 << 16), false, StandardCharsets.UTF_8);
    if (flux) repondre(validateurs, parFichier, sortie);
    for (String fichier : fichiers)
      for (Validator validateur : validateurs) sortie.println(valider(validateur, new StreamSource(new File(fichier))));
    sortie.flush();
  }

  private static Schema lireSchema(File xsd) throws Exception {
    SchemaFactory usine = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    usine.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    return usine.newSchema(xsd);
  }

  private static Validator creerValidateur(Schema schema) throws Exception {
    Validator validateur = schema.newValidator();
    validateur.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    validateur.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    return validateur;
  }

  private static void repondre(List<Validator> validateurs, boolean parFichier, PrintStream sortie) throws Exception {
    DataInputStream entree = new DataInputStream(new BufferedInputStream(System.in, 1 << 16));
    Path temporaire = parFichier ? Files.createTempFile("oracle", ".xml") : null;
    while (true) {
      int longueur;
      try {
        longueur = entree.readInt();
      } catch (EOFException fin) {
        break;
      }
      if (longueur < 0 || longueur > LONGUEUR_MAX) throw new IllegalStateException("Longueur annoncée : " + longueur);
      int masque = entree.readUnsignedByte();
      byte[] octets = entree.readNBytes(longueur);
      if (temporaire != null) Files.write(temporaire, octets);
      if ((masque & DEMANDE_VERSION) != 0) sortie.println("{\"v115\":\"" + chercherVersion(octets) + "\"}");
      for (int i = 0; i < validateurs.size(); i++)
        if ((masque & (1 << i)) != 0) sortie.println(valider(validateurs.get(i), source(octets, temporaire)));
      if (entree.available() == 0) sortie.flush();
    }
    if (temporaire != null) Files.delete(temporaire);
  }

  // A file is read through a BufferedInputStream by the JDK: the same reads, hence the same blocks in the reader.
  private static StreamSource source(byte[] octets, Path fichier) {
    if (fichier != null) return new StreamSource(fichier.toFile());
    return new StreamSource(new BufferedInputStream(new ByteArrayInputStream(octets)), "file:///depot.xml");
  }

  private static String valider(Validator validateur, StreamSource source) {
    StringBuilder erreurs = new StringBuilder();
    boolean[] fatale = {false};
    validateur.setErrorHandler(
        new ErrorHandler() {
          public void warning(SAXParseException e) {
            noter("WARNING", e);
          }

          public void error(SAXParseException e) {
            noter("ERROR", e);
          }

          public void fatalError(SAXParseException e) {
            fatale[0] = true;
            noter("FATAL", e);
          }

          private void noter(String gravite, SAXParseException e) {
            if (erreurs.length() > 0) erreurs.append(',');
            erreurs.append("[\"").append(gravite).append("\",").append(e.getLineNumber()).append(',');
            erreurs.append(e.getColumnNumber()).append(',').append(chaine(e.getMessage())).append(']');
          }
        });
    String exception = null;
    try {
      validateur.validate(source);
    } catch (Exception e) {
      if (!fatale[0]) exception = e.getClass().getSimpleName() + ": " + e.getMessage();
    }
    String fin = exception == null ? "" : ",\"exception\":" + chaine(exception);
    return "{\"erreurs\":[" + erreurs + "]" + fin + "}";
  }

  /** OUI when an element of 1.1.5 stands at its place before any fatal fault, PEUT_ETRE when it stands elsewhere. */
  private static String chercherVersion(byte[] octets) throws Exception {
    SAXParserFactory usine = SAXParserFactory.newInstance();
    usine.setNamespaceAware(true);
    usine.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    String[] version = {"NON"};
    DefaultHandler lecteur =
        new DefaultHandler() {
          private final ArrayDeque<String> chemins = new ArrayDeque<>(List.of(""));

          @Override
          public void startElement(String espace, String local, String nom, Attributes attributs) {
            String chemin = chemins.peek() + "/" + (espace.equals(CPF) ? local : "?");
            chemins.push(chemin);
            if (chemin.equals(CHEMIN_ACTION) || chemin.equals(CHEMIN_IDENTIFIANT)) version[0] = "OUI";
            else if (chemin.endsWith("/action") || chemin.endsWith("/identifiantNational"))
              if (version[0].equals("NON")) version[0] = "PEUT_ETRE";
          }

          @Override
          public void endElement(String espace, String local, String nom) {
            chemins.pop();
          }

          @Override
          public void fatalError(SAXParseException e) throws SAXException {
            throw e;
          }
        };
    try {
      usine.newSAXParser().parse(new ByteArrayInputStream(octets), lecteur);
    } catch (SAXException | IOException e) {
      return version[0]; // what stands before the fault is all that the validator reads too
    }
    return version[0];
  }

  private static String chaine(String texte) {
    if (texte == null) return "null";
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < texte.length(); i++) {
      char c = texte.charAt(i);
      // Everything outside printable ASCII is escaped, so that a lone surrogate also survives the trip.
      if (c == '"' || c == '\\') json.append('\\').append(c);
      else if (c < 0x20 || c > 0x7e) json.append(String.format("\\u%04x", (int) c));
      else json.append(c);
    }
    return json.append('"').toString();
  }
}
