package dev.inferenceinstances.listing;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.FunctionContributor;
import org.hibernate.community.dialect.SQLiteDialect;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.query.sqm.produce.function.FunctionParameterType;
import org.hibernate.type.BasicTypeReference;
import org.hibernate.type.StandardBasicTypes;

/** Gives HQL the functions of {@link TextMatch}, in the SQL of the database. Hibernate finds it as a Java service. */
public final class TextFunctions implements FunctionContributor {

    private static final String MYSQL_SAME_BYTES =
            "(cast(convert(?1 using utf8mb4) as binary) = cast(convert(?2 using utf8mb4) as binary))";

    @Override
    public void contributeFunctions(FunctionContributions contributions) {
        TextMatch match = match(contributions.getDialect());
        register(contributions, TextMatch.HAS_PART, match.hasPart(), StandardBasicTypes.BOOLEAN);
        register(contributions, TextMatch.SAME_BYTES, MYSQL_SAME_BYTES, StandardBasicTypes.BOOLEAN);
        register(contributions, TextMatch.PLACE_OF, match.placeOf(), StandardBasicTypes.INTEGER);
    }

    private static TextMatch match(Dialect dialect) {
        if (dialect instanceof SQLiteDialect) {
            return TextMatch.SQLITE;
        }
        return dialect instanceof MySQLDialect ? TextMatch.MYSQL : TextMatch.POSTGRESQL;
    }

    private static void register(
            FunctionContributions contributions, String name, String pattern, BasicTypeReference<?> result) {
        contributions
                .getFunctionRegistry()
                .patternDescriptorBuilder(name, pattern)
                .setInvariantType(contributions
                        .getTypeConfiguration()
                        .getBasicTypeRegistry()
                        .resolve(result))
                .setExactArgumentCount(2)
                .setParameterTypes(FunctionParameterType.STRING, FunctionParameterType.STRING)
                .register();
    }
}
