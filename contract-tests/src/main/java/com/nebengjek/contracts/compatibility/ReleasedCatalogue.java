package com.nebengjek.contracts.compatibility;

import com.nebengjek.contracts.ContractFiles;
import java.lang.Runtime.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The schemas of all types as they were released: {@code contracts/released/<version>/<type>.schema.json}.
 *
 * @param schemas by the names of their types, such as {@code match.request.v1}
 */
public record ReleasedCatalogue(String version, Map<String, JsonNode> schemas) {

    private static final String FOLDER = "released";
    private static final String SUFFIX = ".schema.json";

    /** The versions that were released, the oldest first. */
    public static List<String> versions() {
        return ContractFiles.below(FOLDER).stream()
                .map(file -> file.split("/")[1])
                .distinct()
                .sorted(Comparator.comparing(Version::parse))
                .toList();
    }

    public static ReleasedCatalogue of(String version) {
        Map<String, JsonNode> schemas = new TreeMap<>();
        for (String file : ContractFiles.below(FOLDER + "/" + version)) {
            String name = file.substring(file.lastIndexOf('/') + 1);
            schemas.put(name.substring(0, name.length() - SUFFIX.length()), ContractFiles.read(file));
        }
        return new ReleasedCatalogue(version, schemas);
    }
}
