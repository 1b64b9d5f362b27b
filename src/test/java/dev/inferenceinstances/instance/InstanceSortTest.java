package dev.inferenceinstances.instance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceSortTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id | id asc",
                "-id | id desc",
                "name | name asc, id asc",
                "-model_name | modelName desc, id desc",
                "created_at | createdAt asc nulls first, id asc",
                "-updated_at | updatedAt desc nulls last, id desc"
            })
    void anOrderIsAFieldWithAMinusForFalling(String text, String hql) {
        InstanceSort sort = InstanceSort.parse(text).orElseThrow();
        assertThat(sort.hql()).isEqualTo(hql);
        assertThat(sort.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "--id", "+id", "ID", "modelName", "status", "name,id", "name desc", "name:desc"})
    void nothingElseIsOne(String text) {
        assertThat(InstanceSort.parse(text)).isEmpty();
    }
}
