package dev.inferenceinstances.listing;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.FunctionContributor;
import org.hibernate.community.dialect.SQLiteDialect;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.query.sqm.produce.function.FunctionParameterType;
import org.hibernate.type.BasicType;
import org.hibernate.type.StandardBasicTypes;

/** Gives HQL the comparisons of {@link TextMatch}, in the SQL of the database. Hibernate finds it as a Java service. */
public final class TextFunctions implements FunctionContributor {

    private static final String MYSQL_SAME_BYTES =
            "(cast(convert(?1 using utf8mb4) as binary) = cast(convert(?2 using utf8mb4) as binary))";

    @Override
    public void contributeFunctions(FunctionContributions contributions) {
        register(
                contributions,
                TextMatch.HAS_PART,
                match(contributions.getDialect()).sql());
        register(contributions, TextMatch.SAME_BYTES, MYSQL_SAME_BYTES);
    }

    private static TextMatch match(Dialect dialect) {
        if (dialect instanceof SQLiteDialect) {
            return TextMatch.SQLITE;
        }
        return dialect instanceof MySQLDialect ? TextMatch.MYSQL : TextMatch.POSTGRESQL;
    }

    private static void register(FunctionContributions contributions, String name, String pattern) {
        BasicType<Boolean> condition =
                contributions.getTypeConfiguration().getBasicTypeRegistry().resolve(StandardBasicTypes.BOOLEAN);
        contributions
                .getFunctionRegistry()
                .patternDescriptorBuilder(name, pattern)
                .setInvariantType(condition)
                .setExactArgumentCount(2)
                .setParameterTypes(FunctionParameterType.STRING, FunctionParameterType.STRING)
                .register();
    }
}
